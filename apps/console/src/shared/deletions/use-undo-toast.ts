import { useActionToast } from '../ui/action-toast.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { useDeletionsText } from './deletions-text.ts'
import { useDeletionMutations } from './queries.ts'

/** What was just deleted. `undo` is another way back than restoring it by its id. */
interface JustDeleted {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly body?: string
  readonly undo?: () => Promise<unknown>
  readonly onUndone?: () => void
}

/** Says that something was deleted and offers Undo. */
export function useUndoToast(): (deleted: JustDeleted) => void {
  const t = useDeletionsText()
  const say = useActionToast()
  const toasts = useToasts()
  const { restore } = useDeletionMutations()
  return ({ id, name, title, body, undo, onUndone }) => {
    const run = async () => {
      try {
        await (undo ? undo() : restore.mutateAsync(id))
        toasts.success(t('restored', { name }))
        onUndone?.()
      } catch (error) {
        toasts.error(error)
      }
    }
    say({ title, ...(body ? { body } : {}), action: { label: t('undo'), run: () => void run() } })
  }
}
