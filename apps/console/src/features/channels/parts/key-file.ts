/** More than any key file has; the contract refuses more. */
export const contentCharsMax = 64_000

/** The file as it is: `File.text()` would drop a byte order mark, and nobody could say that it was there. */
export async function readText(file: File): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer())
}
