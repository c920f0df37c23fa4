import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the proxy has it: what it would pass on, and the answer it may give itself. */
export interface Passing {
  readonly headers: IncomingMessage['headers']
  body: Buffer
  readonly res: ServerResponse
  /** Changes what the target answered before it goes back. */
  answer: (status: number, body: Buffer) => { status: number; body: Buffer }
}

/** A proxy in front of a server, as faithful or as faulty as a test wants. */
export interface TestProxy {
  readonly url: string
  /** Where requests go; set it once the server behind is known. */
  setTarget(url: string): void
  /** What happens to every request from now on; `true` means it was answered and goes no further. */
  setFault(fault: (passing: Passing) => boolean | void): void
  close(): Promise<void>
}

/** Starts a proxy on a free port; without a fault it passes everything on byte for byte. */
export async function startProxy(): Promise<TestProxy> {
  let target = ''
  let fault: (passing: Passing) => boolean | void = () => false
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const passing: Passing = {
        headers: { ...req.headers },
        body: Buffer.concat(chunks),
        res,
        answer: (status, body) => ({ status, body }),
      }
      if (fault(passing) === true) return
      const headers = { ...passing.headers, 'content-length': String(passing.body.length) }
      const onward = request(`${target}${req.url}`, { method: req.method ?? 'GET', headers }, (back) => {
        const parts: Buffer[] = []
        back.on('data', (part: Buffer) => parts.push(part))
        back.on('end', () => {
          const answer = passing.answer(back.statusCode ?? 0, Buffer.concat(parts))
          res.writeHead(answer.status).end(answer.body)
        })
      })
      onward.on('error', () => res.writeHead(502).end('Bad Gateway'))
      onward.end(passing.body)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setTarget: (url) => {
      target = url
    },
    setFault: (next) => {
      fault = next
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
