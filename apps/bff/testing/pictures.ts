import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A picture in one colour. */
export const aPicture = (
  format: 'png' | 'jpeg' | 'webp' | 'gif' = 'png',
  { width = 40, height = 30 }: { width?: number; height?: number } = {},
): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#d69e4a' } })
    .toFormat(format)
    .toBuffer()

/** A JPEG lying on its side, that says where it was taken and by whom. */
export const aPictureWithPlace = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#d69e4a' } })
    .withExif({
      IFD0: { Copyright: 'Secret Author' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** Two frames: first red, then blue. */
export async function anAnimation(): Promise<Buffer> {
  const frame = (background: string) =>
    sharp({ create: { width: 20, height: 20, channels: 3, background } })
      .png()
      .toBuffer()
  return sharp([await frame('#ff0000'), await frame('#0000ff')], { join: { animated: true } })
    .gif()
    .toBuffer()
}

/** A few hundred kilobytes at most that say they are this large; every row is there and is one colour. */
export function aBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // One bit a pixel, grey.
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 })
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(body.length + 8)
    frame.writeUInt32BE(data.length, 0)
    body.copy(frame, 4)
    frame.writeUInt32BE(crc32(body), body.length + 4)
    return frame
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Pixels that no format makes small. */
export function noise(width: number, height: number, channels: 3 | 4 = 3): Promise<Buffer> {
  const data = Buffer.alloc(width * height * channels)
  let state = 1
  for (let index = 0; index < data.length; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    data[index] = state >>> 24
  }
  return sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 1 }).toBuffer()
}

/** What must be refused whoever sends it, and as what. */
export async function badPictures(): Promise<[name: string, bytes: Buffer, because: string][]> {
  const png = await aPicture()
  const jpeg = await aPicture('jpeg', { width: 400, height: 300 })
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  return [
    ['nothing at all', Buffer.alloc(0), 'not-a-picture'],
    ['an SVG', Buffer.from(svg), 'not-a-picture'],
    ['an SVG after an XML line', Buffer.from(`<?xml version="1.0"?>${svg}`), 'not-a-picture'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not-a-picture'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'not-a-picture'],
    ['a TIFF', await sharp(png).tiff().toBuffer(), 'not-a-picture'],
    [
      'a page that begins like a GIF',
      Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from('*/=1;alert(1)//'.repeat(40))]),
      'unreadable',
    ],
    [
      'the first bytes of a PNG, then a page',
      Buffer.concat([png.subarray(0, 8), Buffer.from('<script>')]),
      'not-a-picture',
    ],
    ['half a JPEG', jpeg.subarray(0, jpeg.length / 2), 'unreadable'],
    ['half a PNG', png.subarray(0, png.length / 2), 'unreadable'],
    ['1 pixel wide and 60,000 high', aBomb(1, 60_000), 'too-many-pixels'],
    ['a bomb of 256 million pixels', aBomb(16_000, 16_000), 'too-many-pixels'],
    ['a bomb of 4 gigapixels', aBomb(65_500, 100).fill(0xff, 20, 24), 'unreadable'],
  ]
}
