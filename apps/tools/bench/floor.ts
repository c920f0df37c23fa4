import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

/**
 * The floor that the webhook is measured against: bare node:http, the same HMAC, one row a delivery, group commit with
 * two batches in flight, and nothing else. A program of its own, like the server.
 * Environment: FLOOR_DATABASE_URL, FLOOR_TOKEN. Prints `{"ready":true,"port":n}`.
 */
const token = process.env['FLOOR_TOKEN'] ?? ''
const pool = new pg.Pool({ connectionString: process.env['FLOOR_DATABASE_URL'], max: 2 })
await pool.query(
  'create table if not exists bench_floor (id bigint generated always as identity primary key, body bytea not null)',
)

let waiting: { body: Buffer; done: () => void; fail: (error: unknown) => void }[] = []
let inFlight = 0
function pump() {
  while (inFlight < 2 && waiting.length > 0) {
    const batch = waiting.slice(0, 64)
    waiting = waiting.slice(64)
    inFlight++
    const values = batch.map((_, row) => `($${row + 1})`).join(',')
    pool
      .query({
        name: `floor-${batch.length}`,
        text: `insert into bench_floor (body) values ${values}`,
        values: batch.map((one) => one.body),
      })
      .then(
        () => batch.forEach((one) => one.done()),
        (error: unknown) => batch.forEach((one) => one.fail(error)),
      )
      .finally(() => {
        inFlight--
        pump()
      })
  }
}

const server = createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(chunk))
  req.on('end', () => {
    const body = Buffer.concat(chunks)
    const expected = createHmac('sha512', token).update(body).digest()
    const given = Buffer.from(String(req.headers['x-goog-signature']), 'base64')
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      return void res.writeHead(401).end()
    waiting.push({ body, done: () => res.writeHead(200).end(), fail: () => res.writeHead(503).end() })
    if (inFlight < 2) setImmediate(pump)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(
    JSON.stringify({ ready: true, port: address && typeof address === 'object' ? address.port : 0 }),
  )
})
process.on('SIGTERM', () => process.exit(0))
