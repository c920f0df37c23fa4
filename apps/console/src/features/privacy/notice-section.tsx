import { Button, MessageBar, MessageBarBody, Text, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, EditRegular } from '@fluentui/react-icons'
import { defaultNoticeTexts, noticeTextFor, type RecordingNotice } from '@parley/contracts/recording-notice'
import { channelLanguages, type ChannelLanguage } from '@parley/contracts/workstreams'
import { useState } from 'react'
import { useFormat } from '../../shared/format.ts'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { Section } from '../../shared/ui/section.tsx'
import { StateBadge } from '../../shared/ui/state-badge.tsx'
import { NoticeDialog } from './notice-dialog.tsx'
import { SwitchDialog } from './switch-dialog.tsx'
import { usePrivacyText } from './text.ts'

const useStyles = makeStyles({
  state: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  muted: { display: 'block', color: tokens.colorNeutralForeground3 },
  text: { display: 'block', maxWidth: '60ch', whiteSpace: 'pre-wrap' },
  choices: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
})

/** Whether customers are told, what they read in each language, and who ever switched it and why. */
export function NoticeSection({ notice }: { notice: RecordingNotice }) {
  const t = usePrivacyText()
  const styles = useStyles()
  const format = useFormat()
  const [isSwitching, setIsSwitching] = useState(false)
  /** The language being edited; `new` for one that is still to be chosen. */
  const [edited, setEdited] = useState<ChannelLanguage | 'new' | null>(null)
  const own = Object.fromEntries(notice.texts.map(({ language, text }) => [language, text]))
  const shown = channelLanguages.filter(
    (language) =>
      language in own || language in defaultNoticeTexts || notice.liveLanguages.includes(language),
  )
  const originOf = (language: ChannelLanguage) =>
    language in own ? 'notice.own' : language in defaultNoticeTexts ? 'notice.default' : 'notice.english'
  return (
    <Section
      title={t('notice.title')}
      text={t('notice.text')}
      actions={
        <span className={styles.state}>
          <StateBadge tone={notice.isOn ? 'success' : 'warning'}>
            {t(notice.isOn ? 'notice.on' : 'notice.off')}
          </StateBadge>
          <Button onClick={() => setIsSwitching(true)}>
            {t(notice.isOn ? 'notice.switchOff' : 'notice.switchOn')}
          </Button>
        </span>
      }
    >
      {!notice.isOn && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('notice.offWarning')}</MessageBarBody>
        </MessageBar>
      )}
      <RecordTable
        label={t('notice.languages')}
        isInSection
        rows={shown}
        rowKey={(language) => language}
        columns={[
          {
            id: 'language',
            label: t('notice.language'),
            render: (language) => (
              <>
                {format.language(language)}
                <Text size={200} className={styles.muted}>
                  {format.list([
                    t(originOf(language)),
                    ...(notice.liveLanguages.includes(language) ? [t('notice.live')] : []),
                  ])}
                </Text>
              </>
            ),
          },
          {
            id: 'text',
            label: t('notice.shown'),
            render: (language) => (
              <span lang={originOf(language) === 'notice.english' ? 'en' : language} className={styles.text}>
                {noticeTextFor(language, own)}
              </span>
            ),
          },
          {
            id: 'actions',
            label: t('notice.actions'),
            isLabelHidden: true,
            align: 'end',
            render: (language) => (
              <Button
                appearance="subtle"
                icon={<EditRegular />}
                aria-label={t('notice.edit', { language: format.language(language) })}
                onClick={() => setEdited(language)}
              />
            ),
          },
        ]}
      />
      <div>
        <Button icon={<AddRegular />} onClick={() => setEdited('new')}>
          {t('notice.add')}
        </Button>
      </div>
      <div className={styles.part}>
        <h3 className={styles.heading}>{t('notice.history')}</h3>
        {notice.choices.length === 0 ? (
          <Text>{t('notice.never')}</Text>
        ) : (
          <ul className={styles.choices}>
            {notice.choices.map(({ isOn, chosenBy, chosenAt, reason }) => (
              <li key={chosenAt.toISOString()}>
                <Text>
                  {t(isOn ? 'notice.choseOn' : 'notice.choseOff', {
                    who: chosenBy,
                    when: format.dateTime(chosenAt),
                  })}
                </Text>
                <Text size={200} className={styles.muted}>
                  {reason || t('notice.noReason')}
                </Text>
              </li>
            ))}
          </ul>
        )}
      </div>
      {isSwitching && <SwitchDialog notice={notice} onClose={() => setIsSwitching(false)} />}
      {edited && (
        <NoticeDialog
          notice={notice}
          language={edited === 'new' ? null : edited}
          taken={shown}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  )
}
