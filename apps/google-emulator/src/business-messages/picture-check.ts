import type { FieldViolation } from '../api-error.ts'
import type { AgentMessage } from './shapes.ts'

/** Limits of §5.3 of the protocol reference. */
const limits = {
  fileUrl: { field: 'message.image.content_info.file_url', bytesMax: 5_000_000, size: '5 MB' },
  thumbnailUrl: { field: 'message.image.content_info.thumbnail_url', bytesMax: 25_000, size: '25 KB' },
} as const
const types: ReadonlySet<string> = new Set(['image/jpeg', 'image/jpg', 'image/png'])
const timeoutMs = 5_000

/**
 * Fetches the pictures of a message as Google does before it takes it, and says what is wrong with them: not there,
 * no JPEG or PNG by its Content-Type, too large. Without a session, and redirects are not followed.
 */
export async function checkPictures(message: AgentMessage): Promise<FieldViolation[]> {
  const info = message.image?.contentInfo
  if (info === undefined) return []
  const found = await Promise.all(
    (['fileUrl', 'thumbnailUrl'] as const).map(async (name) => {
      const url = info[name]
      const mistake = url === undefined ? undefined : await mistakeOf(url, limits[name])
      return mistake === undefined ? [] : [{ field: limits[name].field, description: mistake }]
    }),
  )
  return found.flat()
}

async function mistakeOf(
  url: string,
  { field, bytesMax, size }: { field: string; bytesMax: number; size: string },
): Promise<string | undefined> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    const type = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
    if (response.status !== 200) {
      await response.body?.cancel()
      return `${field} cannot be fetched: HTTP ${response.status}.`
    }
    if (!types.has(type)) {
      await response.body?.cancel()
      return `${field} has the content type "${type}"; it must be image/jpeg, image/jpg or image/png.`
    }
    let bytes = 0
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength
      if (bytes > bytesMax) return `${field} is larger than ${size}.`
    }
    return bytes === 0 ? `${field} is empty.` : undefined
  } catch (error) {
    return `${field} cannot be fetched: ${error instanceof Error ? error.message : String(error)}.`
  }
}
