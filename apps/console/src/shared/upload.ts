import { fieldsHeader, type Endpoint } from '@parley/contracts/endpoint'
import type { z } from 'zod'
import { decode, readText, sendBy, type BodyOf } from './api.ts'

/**
 * Uploads one file to an endpoint that takes bytes. `onProgress` hears the part that is on its way, 0 to 1.
 * Errors: always an `ApiProblem`, as in `call`.
 */
export async function upload<E extends Endpoint>(
  endpoint: E,
  given: {
    params: z.input<E['params']>
    body: BodyOf<E>
    file: Blob
    onProgress: (done: number) => void
  },
): Promise<z.output<E['response']>> {
  const { file, onProgress } = given
  const response = await sendBy(endpoint, given, ({ url, headers, body }) =>
    put(endpoint.method, url, {
      file,
      onProgress,
      headers: {
        ...headers,
        'content-type': file.type,
        [fieldsHeader]: encodeURIComponent(JSON.stringify(body)),
      },
    }),
  )
  return decode(endpoint, await readText(response))
}

/** `fetch` does not tell how much has been sent; the older interface does. */
function put(
  method: string,
  url: string,
  given: { file: Blob; headers: Record<string, string>; onProgress: (done: number) => void },
): Promise<Response> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries(given.headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      given.onProgress(total > 0 ? loaded / total : 0),
    )
    request.addEventListener('load', () =>
      done(new Response(request.responseText, { status: request.status })),
    )
    for (const end of ['error', 'abort', 'timeout'])
      request.addEventListener(end, () => fail(new TypeError(`upload ended with ${end}`)))
    request.send(given.file)
  })
}
