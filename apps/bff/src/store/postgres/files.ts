import { access } from 'node:fs/promises'

/** Is there something at this path? */
export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
