import { Button, Field, SearchBox, Select, makeStyles, tokens } from '@fluentui/react-components'
import type { listQuickReplies } from '@parley/contracts/quick-replies'
import { channelLanguage } from '@parley/contracts/workstreams'
import type { z } from 'zod'
import { useFormat } from '../../shared/format.ts'
import type { RepliesFilter } from './queries.ts'
import { useRepliesText } from './text.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  search: { flexGrow: 1, flexBasis: '280px', minWidth: 0, maxWidth: '100%' },
  choice: { flexBasis: '200px', flexGrow: 0, '@media (max-width: 640px)': { flexGrow: 1 } },
})

/** Names of the filters in the address. */
type FilterName = 'q' | 'tag' | 'language' | 'lacks'
export type Facts = Pick<
  z.output<(typeof listQuickReplies)['response']>,
  'tags' | 'languages' | 'liveLanguages'
>

/** Reads what narrows the list from the address; what no filter can be is left out. */
export function filterOf(search: URLSearchParams): RepliesFilter {
  const language = channelLanguage.safeParse(search.get('language'))
  const lacks = channelLanguage.safeParse(search.get('lacks'))
  const words = search.get('q')?.slice(0, 200)
  const tag = search.get('tag')
  return {
    scope: search.get('scope') === 'personal' ? 'personal' : 'shared',
    ...(words ? { search: words } : {}),
    ...(tag ? { tag } : {}),
    ...(language.success ? { language: language.data } : {}),
    ...(lacks.success ? { lacks: lacks.data } : {}),
  }
}

/** Words, tag and language: what the list is narrowed by. */
export function ReplyFilters({
  filter,
  facts,
  onChange,
  onClear,
}: {
  filter: RepliesFilter
  facts: Facts
  onChange: (changes: Partial<Record<FilterName, string>>) => void
  onClear: () => void
}) {
  const t = useRepliesText()
  const styles = useStyles()
  const format = useFormat()
  const { search, tag, language, lacks } = filter
  const isNarrowed = [search, tag, language, lacks].some((one) => one !== undefined)
  return (
    <div role="search" className={styles.root}>
      <SearchBox
        className={styles.search}
        aria-label={t('search')}
        placeholder={t('search')}
        value={search ?? ''}
        onChange={(_, { value }) => onChange({ q: value })}
      />
      <Field className={styles.choice} label={t('tagFilter')}>
        <Select value={tag ?? ''} onChange={(_, { value }) => onChange({ tag: value })}>
          <option value="">{t('anyTag')}</option>
          {facts.tags.map((one) => (
            <option key={one.tag} value={one.tag}>
              {t('tagOption', one)}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={styles.choice} label={t('languageFilter')}>
        <Select
          value={lacks ? `lacks:${lacks}` : (language ?? '')}
          onChange={(_, { value }) =>
            onChange(
              value.startsWith('lacks:')
                ? { lacks: value.slice('lacks:'.length), language: '' }
                : { language: value, lacks: '' },
            )
          }
        >
          <option value="">{t('anyLanguage')}</option>
          <optgroup label={t('hasGroup')}>
            {facts.languages.map((one) => (
              <option key={one.language} value={one.language}>
                {t('languageOption', { language: format.language(one.language), count: one.count })}
              </option>
            ))}
          </optgroup>
          {facts.liveLanguages.length > 0 && (
            <optgroup label={t('lacksGroup')}>
              {facts.liveLanguages.map((one) => (
                <option key={one} value={`lacks:${one}`}>
                  {format.language(one)}
                </option>
              ))}
            </optgroup>
          )}
        </Select>
      </Field>
      {isNarrowed && (
        <Button appearance="subtle" onClick={onClear}>
          {t('clearFilters')}
        </Button>
      )}
    </div>
  )
}
