import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { aPicture, aPictureWithPlace, anAnimation, badPictures, noise } from '../testing/pictures.ts'
import { encodePicture, type EncodedPicture } from './pictures.ts'

async function encoded(bytes: Buffer): Promise<EncodedPicture> {
  const picture = await encodePicture(bytes)
  if (picture.outcome === 'refused') throw new Error(`Refused: ${picture.because}`)
  return picture
}
const colourOf = async (bytes: Buffer): Promise<number[]> =>
  [...(await sharp(bytes).removeAlpha().resize(1, 1).raw().toBuffer())].slice(0, 3)

describe('what may be sent', () => {
  test.each(['png', 'jpeg', 'webp', 'gif'] as const)(
    '%s becomes a JPEG or PNG of the same size',
    async (format) => {
      const picture = await encoded(await aPicture(format))
      const head = await sharp(picture.file).metadata()
      expect(`image/${head.format}`).toBe(picture.contentType)
      expect([picture.width, picture.height]).toEqual([40, 30])
      expect((await sharp(picture.thumbnail).metadata()).format).toBe('jpeg')
    },
  )
  test('nothing but pixels is left: no place, no author, and it stands upright', async () => {
    const source = await aPictureWithPlace()
    expect((await sharp(source).metadata()).exif).toBeDefined()
    const picture = await encoded(source)
    for (const bytes of [picture.file, picture.thumbnail]) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata()
      expect({ exif, icc, xmp, iptc, orientation }).toEqual({})
      expect(bytes.toString('latin1')).not.toMatch(/Secret|GPS|Exif/)
    }
    expect([picture.width, picture.height]).toEqual([30, 40])
  })
  test('a page behind the end of a picture is gone', async () => {
    const picture = await encoded(
      Buffer.concat([await aPicture('jpeg'), Buffer.from('<script>alert(1)</script>')]),
    )
    expect(picture.file.toString('latin1')).not.toContain('<script>')
  })
  test('of an animation the first frame', async () => {
    const picture = await encoded(await anAnimation())
    expect((await sharp(picture.file).metadata()).pages ?? 1).toBe(1)
    expect(picture.height).toBe(20)
    expect(await colourOf(picture.file)).toEqual([255, 0, 0])
  })
  test('transparent parts stay in the file and are white in the thumbnail', async () => {
    const clear = await sharp({
      create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    const picture = await encoded(clear)
    expect((await sharp(picture.file).metadata()).hasAlpha).toBe(true)
    expect((await colourOf(picture.thumbnail)).every((value) => value > 250)).toBe(true)
  })
  test('even noise keeps to 5 MB, 25 KB and 2560 pixels', async () => {
    const picture = await encoded(await noise(1600, 1600, 4))
    expect(picture.contentType).toBe('image/jpeg')
    expect(picture.file.length).toBeLessThanOrEqual(5_000_000)
    expect(picture.thumbnail.length).toBeLessThanOrEqual(25_000)
    const wide = await encoded(await aPicture('jpeg', { width: 5000, height: 100 }))
    expect([wide.width, wide.height]).toEqual([2560, 51])
  })
})

describe('what may not', () => {
  test('is refused with its reason', async () => {
    for (const [name, bytes, because] of await badPictures())
      expect(await encodePicture(bytes), name).toEqual({ outcome: 'refused', because })
  })
})
