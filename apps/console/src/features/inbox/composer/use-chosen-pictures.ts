import { pictureBytesMax, type Conversation } from '@parley/contracts/conversations'
import type { ProblemCode } from '@parley/contracts/problem'
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChosenPicture } from './outbox.ts'
import { pictureTypeOf } from './picture-kind.ts'
import { useWarningBeforeLeaving } from './use-outbox.ts'

/** More at once are hard to oversee, and to the customer they are a flood. */
export const picturesMax = 10

/** Why a file was not added. `tooMany` is the tray's own limit, the rest are the server's words. */
export type PictureRefusal =
  | Extract<ProblemCode, `picture/${string}` | 'conversation/pictures-off' | 'conversation/no-pictures'>
  | 'tooMany'

export interface PictureNote {
  readonly id: string
  readonly name: string
  readonly because: PictureRefusal
}

/** Pictures that were chosen and not sent, and what was not taken and why. */
export interface ChosenPictures {
  readonly pictures: readonly ChosenPicture[]
  readonly notes: readonly PictureNote[]
  add(files: readonly File[]): void
  remove(id: string): void
  /** Takes one out that turned out to be none. */
  refuse(id: string, because: PictureRefusal): void
  describe(id: string, more: Pick<ChosenPicture, 'altText'> | Pick<ChosenPicture, 'size'>): void
  dismiss(noteId: string): void
  /** Gives all of them away, to be sent. */
  take(): readonly ChosenPicture[]
}

const none: readonly ChosenPicture[] = []

/** Chosen pictures outlive leaving the conversation, but not the page: whoever closes it is asked first. */
export function useChosenPictures({
  id,
  pictures: rule,
}: Pick<Conversation, 'id' | 'pictures'>): ChosenPictures {
  const client = useQueryClient()
  const key = ['chosen-pictures', id] as const
  const { data: pictures = none } = useQuery({
    queryKey: key,
    queryFn: skipToken,
    initialData: none,
    staleTime: Infinity,
    gcTime: Infinity,
  })
  const [notes, setNotes] = useState<readonly PictureNote[]>([])
  useWarningBeforeLeaving(pictures.length > 0)

  const change = (edit: (known: readonly ChosenPicture[]) => readonly ChosenPicture[]) =>
    client.setQueryData<readonly ChosenPicture[]>(key, (known = none) => edit(known))
  const note = (name: string, because: PictureRefusal) =>
    setNotes((known) => [...known, { id: crypto.randomUUID(), name, because }])
  const remove = (pictureId: string) =>
    change((known) => {
      const gone = known.find((one) => one.id === pictureId)
      if (gone) URL.revokeObjectURL(gone.preview)
      return known.filter((one) => one !== gone)
    })

  const addAll = async (files: readonly File[]) => {
    const read = await Promise.all(files.map(async (file) => ({ file, type: await typeOf(file) })))
    for (const { file, type } of read) {
      const because = refusalOf(file, type, rule)
      if (because || !type) note(file.name, because ?? 'picture/not-a-picture')
      else if ((client.getQueryData<readonly ChosenPicture[]>(key) ?? none).length >= picturesMax)
        note(file.name, 'tooMany')
      else {
        // The name's ending may say something else than the bytes.
        const typed = new File([file], file.name, { type })
        const chosen = { id: crypto.randomUUID(), file: typed, altText: '' }
        change((known) => [...known, { ...chosen, preview: URL.createObjectURL(typed) }])
      }
    }
  }

  return {
    pictures,
    notes,
    add: (files) => {
      setNotes([])
      void addAll(files)
    },
    remove,
    refuse: (pictureId, because) => {
      const picture = pictures.find((one) => one.id === pictureId)
      remove(pictureId)
      if (picture) note(picture.file.name, because)
    },
    describe: (pictureId, more) =>
      change((known) => known.map((one) => (one.id === pictureId ? { ...one, ...more } : one))),
    dismiss: (noteId) => setNotes((known) => known.filter((one) => one.id !== noteId)),
    take: () => {
      change(() => none)
      setNotes([])
      return pictures
    },
  }
}

/** A folder, or a file that went away meanwhile, cannot be read; it is no picture either. */
const typeOf = (file: File) => pictureTypeOf(file).catch(() => null)

function refusalOf(file: File, type: string | null, rule: Conversation['pictures']): PictureRefusal | null {
  if (rule === 'switchedOff') return 'conversation/pictures-off'
  if (rule === 'unsupported') return 'conversation/no-pictures'
  if (type === null) return 'picture/not-a-picture'
  return file.size > pictureBytesMax ? 'picture/too-large' : null
}
