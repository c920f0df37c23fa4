import type { pictureTypes } from '@parley/contracts/conversations'

type PictureType = (typeof pictureTypes)[number]

const latin1 = (...bytes: number[]) => String.fromCharCode(...bytes)
const signatures: readonly [PictureType, (head: string) => boolean][] = [
  ['image/png', (head) => head.startsWith(latin1(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))],
  ['image/jpeg', (head) => head.startsWith(latin1(0xff, 0xd8, 0xff))],
  ['image/gif', (head) => /^GIF8[79]a/.test(head)],
  ['image/webp', (head) => /^RIFF[^]{4}WEBP/.test(head)],
]

/** The kind of picture by its first bytes, whatever its name says; null for everything that cannot be sent. */
export async function pictureTypeOf(file: Blob): Promise<PictureType | null> {
  const head = latin1(...new Uint8Array(await file.slice(0, 16).arrayBuffer()))
  return signatures.find(([, isMatch]) => isMatch(head))?.[0] ?? null
}
