import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import {
  CopyRegular,
  DeleteRegular,
  EditRegular,
  MoreHorizontalRegular,
  PauseRegular,
  PlayRegular,
} from '@fluentui/react-icons'
import type { Queue } from '@parley/contracts/queues'
import { useQueuesText } from './text.ts'

/** What a person wants to do with a queue; each opens a dialog, but `activate`, which is harmless. */
export type QueueAction = 'edit' | 'copy' | 'deactivate' | 'activate' | 'delete'

/** The actions on one queue: editing at once, the others in a menu. The default queue stays in service. */
export function QueueActions({ queue, onAct }: { queue: Queue; onAct: (action: QueueAction) => void }) {
  const t = useQueuesText()
  return (
    <>
      <Button
        appearance="subtle"
        icon={<EditRegular />}
        aria-label={t('edit', { name: queue.name })}
        onClick={() => onAct('edit')}
      />
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={t('more', { name: queue.name })}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<CopyRegular />} onClick={() => onAct('copy')}>
              {t('copy')}
            </MenuItem>
            {!queue.isDefault &&
              (queue.isActive ? (
                <MenuItem icon={<PauseRegular />} onClick={() => onAct('deactivate')}>
                  {t('deactivate')}
                </MenuItem>
              ) : (
                <MenuItem icon={<PlayRegular />} onClick={() => onAct('activate')}>
                  {t('activate')}
                </MenuItem>
              ))}
            <MenuItem icon={<DeleteRegular />} onClick={() => onAct('delete')}>
              {t('delete')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  )
}
