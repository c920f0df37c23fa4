/**
 * What recognises and encodes pictures, loaded with the first picture: the library for pixels is native code that takes
 * 20 MB, and most servers are idle most of the time. Errors: rejects when the library does not run on this machine.
 */
export async function loadPictureTools() {
  const [{ fileTypeFromBuffer }, { default: sharp }] = await Promise.all([
    import('file-type'),
    import('sharp'),
  ])
  return { fileTypeFromBuffer, sharp }
}
