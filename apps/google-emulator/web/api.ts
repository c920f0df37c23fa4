/** A refusal of the control API; the message is meant for the person at the page. */
class ControlError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

type Problem = { detail?: string; errors?: { pointer: string; detail: string }[] }

/**
 * Calls the control API of the emulator that served this page.
 * @param body sent as JSON, or as it is when it is a Blob
 * @throws ControlError when it refuses; TypeError when it cannot be reached
 */
export async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await request(method, path, body)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** Like `control`, but hands over the file that is answered. */
export async function controlFile(method: string, path: string): Promise<{ name: string; file: Blob }> {
  const response = await request(method, path, {})
  const disposition = response.headers.get('content-disposition') ?? ''
  return { name: /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'file.json', file: await response.blob() }
}

async function request(method: string, path: string, body: unknown): Promise<Response> {
  const isFile = body instanceof Blob
  const response = await fetch(`/emulator/api${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': isFile ? body.type : 'application/json' },
      body: isFile ? body : JSON.stringify(body),
    }),
  })
  if (!response.ok) throw new ControlError(response.status, await readProblem(response))
  return response
}

async function readProblem(response: Response): Promise<string> {
  const text = await response.text()
  try {
    const problem = JSON.parse(text) as Problem
    const details = (problem.errors ?? []).map((one) => `${one.pointer.slice(1)}: ${one.detail}`)
    return [problem.detail ?? text, ...details].join(' ')
  } catch {
    // Not a problem document, e.g. from a proxy: its text is the best there is to show.
    return text.slice(0, 300)
  }
}
