import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { FieldProfile, FieldRights } from '@parley/contracts/field-rights'
import { fieldRight } from '@parley/contracts/protected-fields'
import { holdersOf } from '@parley/domain/field-rights'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { fieldRightsQuery } from '../../shared/field-rights.ts'
import { useFormat } from '../../shared/format.ts'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { DeleteProfile } from './delete-profile.tsx'
import { Matrix } from './matrix.tsx'
import { ProfileDialog } from './profile-dialog.tsx'
import { ProfileList } from './profile-list.tsx'
import { useFieldsText } from './text.ts'

/** Who may do what with protected fields, and the profiles; `?new` and `?profile=<id>` open the dialog, so that both can be linked to. */
export function Component() {
  const t = useFieldsText()
  const rights = useQuery(fieldRightsQuery)
  const [search, setSearch] = useSearchParams()
  const [leaving, setLeaving] = useState<FieldProfile | null>(null)
  const edited = rights.data?.profiles.find(({ id }) => id === search.get('profile'))
  const close = () => setSearch({})
  const newProfile = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setSearch({ new: '' })}>
      {t('new')}
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        {...(rights.data && rights.data.profiles.length > 0 ? { actions: newProfile } : {})}
      />
      {rights.data ? (
        <>
          <NobodysRights state={rights.data} />
          <Matrix state={rights.data} />
          <ProfileList
            state={rights.data}
            newProfile={newProfile}
            onEdit={({ id }) => setSearch({ profile: id })}
            onDelete={setLeaving}
          />
          {search.has('new') && <ProfileDialog state={rights.data} profile={null} onClose={close} />}
          {edited && <ProfileDialog key={edited.id} state={rights.data} profile={edited} onClose={close} />}
          {leaving && (
            <DeleteProfile state={rights.data} profile={leaving} onClose={() => setLeaving(null)} />
          )}
        </>
      ) : (
        <Surface flush>
          {rights.error ? (
            <ErrorState error={rights.error} onRetry={() => void rights.refetch()} />
          ) : (
            <LoadingState />
          )}
        </Surface>
      )}
    </Page>
  )
}

/** Rights that no administrator has any more: nothing breaks by that, but somebody should know. */
function NobodysRights({ state }: { state: FieldRights }) {
  const t = useFieldsText()
  const format = useFormat()
  const lost = fieldRight.options.filter((one) => holdersOf(state.profiles, state.people, one).length === 0)
  if (lost.length === 0) return null
  const count = lost.length
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('nobody.title', { count })}</MessageBarTitle>{' '}
        {t('nobody.body', { count, rights: format.list(lost.map((one) => t(`right.${one}`))) })}
      </MessageBarBody>
    </MessageBar>
  )
}
