import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowSyncRegular, ArrowUndoRegular, CheckmarkRegular, ClockRegular } from '@fluentui/react-icons'
import type { TokenRotation } from '@parley/contracts/accounts'
import { retirementRisk } from '@parley/domain/client-tokens'
import { useState } from 'react'
import { useFormat } from '../../../shared/format.ts'
import { useMayField } from '../../../shared/session.ts'
import { ProtectedLock } from '../parts/protected-lock.tsx'
import { ProtectedState } from '../parts/protected-state.tsx'
import type { Level } from './level.ts'
import { ChangeTimeDialog, RetireDialog, UndoDialog } from './rotation-dialogs.tsx'
import { RotationMeter } from './rotation-meter.tsx'
import { useTokensText } from './text.ts'
import { TokenDialog } from './token-dialog.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, alignItems: 'start' },
  rotation: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '860px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { display: 'block', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

type Open = 'token' | 'retire' | 'undo' | 'change'

/** The client token of one webhook: set or not, and while two are accepted, which of them Google uses and what to do. */
export function TokenPanel({ level, now }: { level: Level; now: Date }) {
  const t = useTokensText()
  const styles = useStyles()
  const action = level.token.isSet ? 'replace' : 'set'
  const mayProtect = useMayField('clientToken', action)
  const [open, setOpen] = useState<Open | null>(null)
  const { rotation } = level.webhook
  const close = () => setOpen(null)
  return (
    <div className={styles.root}>
      {rotation === null && <ProtectedState field={level.token} />}
      {rotation && (
        <Rotation level={level} rotation={rotation} now={now} onOpen={mayProtect ? setOpen : null} />
      )}
      {!mayProtect && <ProtectedLock right={`clientToken.${action}`} />}
      {mayProtect && rotation === null && (
        <Button icon={<ArrowSyncRegular />} onClick={() => setOpen('token')}>
          {level.token.isSet ? t('rotate') : t('set')}
        </Button>
      )}
      {open === 'token' && <TokenDialog level={level} onClose={close} />}
      {rotation && open === 'retire' && (
        <RetireDialog level={level} rotation={rotation} now={now} onClose={close} />
      )}
      {rotation && open === 'undo' && (
        <UndoDialog level={level} rotation={rotation} now={now} onClose={close} />
      )}
      {rotation && open === 'change' && (
        <ChangeTimeDialog level={level} rotation={rotation} now={now} onClose={close} />
      )}
    </div>
  )
}

const advice = {
  unswitched: 'rotation.adviceUnswitched',
  used: 'rotation.adviceUsed',
  none: 'rotation.adviceIdle',
} as const

function Rotation({
  level,
  rotation,
  now,
  onOpen,
}: {
  level: Level
  rotation: TokenRotation
  now: Date
  onOpen: ((what: Open) => void) | null
}) {
  const t = useTokensText()
  const styles = useStyles()
  const format = useFormat()
  const { begunAt, begunBy, acceptedUntil } = rotation
  const isOver = acceptedUntil <= now
  // Before anything came with the new token, that is what is to be done, however busy the old one is.
  const risk = rotation.new.lastUsedAt === null ? 'unswitched' : retirementRisk(rotation, now)
  const attempt = level.webhook.lastAttempt
  const named = attempt && attempt.at > begunAt && attempt.refusal === null ? attempt.token : null
  return (
    <section className={styles.rotation} aria-label={t('rotation.title')}>
      <div>
        <h3 className={styles.heading}>{t('rotation.title')}</h3>
        <Text className={styles.text}>
          {t('rotation.begun', { when: format.dateTime(begunAt), who: begunBy })}{' '}
          {isOver
            ? t('rotation.over', { when: format.dateTime(acceptedUntil) })
            : t('rotation.until', {
                when: format.dateTime(acceptedUntil),
                left: format.relative(acceptedUntil, now),
              })}
        </Text>
      </div>
      <RotationMeter rotation={rotation} now={now} />
      <div role="status">
        {named && (
          <Text block>{named === 'new' ? t('rotation.verifiedNew') : t('rotation.verifiedOld')}</Text>
        )}
        <Text block>{t(advice[risk])}</Text>
      </div>
      {onOpen && (
        <div className={styles.actions}>
          <Button
            appearance={risk === 'none' ? 'primary' : 'secondary'}
            icon={<CheckmarkRegular />}
            onClick={() => onOpen('retire')}
          >
            {t('rotation.retire')}
          </Button>
          {!isOver && (
            <>
              <Button icon={<ClockRegular />} onClick={() => onOpen('change')}>
                {t('rotation.change')}
              </Button>
              <Button icon={<ArrowUndoRegular />} onClick={() => onOpen('undo')}>
                {t('rotation.undo')}
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  )
}
