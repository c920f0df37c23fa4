import { picturePixelsMax, pictureSideMax, pictureTypes } from '@parley/contracts/conversations'
import type { Sharp } from 'sharp'
import { loadPictureTools } from './picture-tools.ts'

/** Google's limits (protocol reference, section 5.3). */
const fileBytesMax = 5_000_000
const thumbnailBytesMax = 25_000
/** Larger than any phone shows. */
const sideMax = 2560

/** A picture as it leaves the house: new bytes that hold pixels and nothing else. The thumbnail is a JPEG. */
export interface EncodedPicture {
  readonly outcome: 'encoded'
  readonly file: Buffer
  readonly contentType: 'image/jpeg' | 'image/png'
  readonly width: number
  readonly height: number
  readonly thumbnail: Buffer
}

/** Why bytes cannot be sent as a picture; with `picture/` before it, the code of the problem. */
export interface RefusedPicture {
  readonly outcome: 'refused'
  readonly because: 'not-a-picture' | 'too-many-pixels' | 'unreadable'
}

const refused = (because: RefusedPicture['because']): RefusedPicture => ({ outcome: 'refused', because })

/** Unpacked pixels are many times larger than a file: pictures are encoded one after the other, whoever sends them. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Decodes an agent's picture and encodes it anew for the customer: JPEG, or PNG where that keeps transparency or sharp
 * lines and is small enough; upright, at most 2560 pixels on a side, at most 5 MB, with a thumbnail of at most 25 KB.
 * The kind is read from the bytes, the size from the picture's head before anything is unpacked. Errors: rejects only when
 * the library for pictures does not run on this machine.
 */
export function encodePicture(bytes: Buffer): Promise<EncodedPicture | RefusedPicture> {
  const mine = last.then(() => encode(bytes))
  // A failure is the caller's to hear; the next picture gets its turn all the same.
  last = mine.catch(() => undefined)
  return mine
}

async function encode(bytes: Buffer): Promise<EncodedPicture | RefusedPicture> {
  const { fileTypeFromBuffer, sharp } = await loadPictureTools()
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (!type || !(pictureTypes as readonly string[]).includes(type.mime)) return refused('not-a-picture')
  try {
    const head = await sharp(bytes, { limitInputPixels: false, animated: false }).metadata()
    if (!head.width || !head.height) return refused('unreadable')
    if (head.width * head.height > picturePixelsMax || Math.max(head.width, head.height) > pictureSideMax)
      return refused('too-many-pixels')
    const upright = sharp(bytes, { limitInputPixels: picturePixelsMax, animated: false, failOn: 'error' })
      .rotate()
      .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
    // Unpacked once; everything below is made from these pixels.
    const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true })
    const pixels = () =>
      sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    const keepsLines = head.hasAlpha || type.mime === 'image/png' || type.mime === 'image/gif'
    const png = keepsLines ? await pixels().png().toBuffer() : null
    const isPng = png !== null && png.length <= fileBytesMax
    return {
      outcome: 'encoded',
      file: isPng ? png : await jpegWithin(pixels, fileBytesMax, fileSteps),
      contentType: isPng ? 'image/png' : 'image/jpeg',
      width: info.width,
      height: info.height,
      thumbnail: await jpegWithin(pixels, thumbnailBytesMax, thumbnailSteps),
    }
  } catch {
    // It begins like a picture and is none: cut off, damaged, or made to look like one.
    return refused('unreadable')
  }
}

interface Step {
  readonly quality: number
  readonly side: number
}
const fileSteps: readonly Step[] = [85, 70, 50].map((quality) => ({ quality, side: sideMax }))
const thumbnailSteps: readonly Step[] = [
  { quality: 75, side: 480 },
  { quality: 65, side: 360 },
  { quality: 55, side: 240 },
  { quality: 40, side: 120 },
]

/** The best of the steps that fits; the last is small enough even for noise. Transparent parts become white. */
async function jpegWithin(pixels: () => Sharp, bytesMax: number, steps: readonly Step[]): Promise<Buffer> {
  for (const { quality, side } of steps) {
    const jpeg = await pixels()
      .flatten({ background: '#ffffff' })
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality, mozjpeg: false })
      .toBuffer()
    if (jpeg.length <= bytesMax) return jpeg
  }
  throw new Error('No step is small enough')
}
