import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useTextsText } from '../../shared/automated-messages/text.ts'
import { useFormat } from '../../shared/format.ts'
import { cellOf, channelOf } from './address.ts'
import { MessagePage } from './message-page.tsx'
import { OverrideForm } from './override-form.tsx'
import { messagesQuery } from './queries.ts'

/** What one channel says at one trigger in one language. */
export function Component() {
  const texts = useTextsText()
  const format = useFormat()
  const messages = useQuery(messagesQuery)
  const params = useParams()
  const cell = cellOf(params)
  const set = messages.data
  const channel = set ? channelOf(set, params['channelId']) : null
  const shown = set &&
    channel &&
    cell && {
      title: `${texts(`trigger.${cell.trigger}`)} – ${format.language(cell.language)}`,
      above: [{ label: channel.name, to: `/automated-messages/channels/${channel.id}` }],
      content: (
        <OverrideForm key={`${cell.trigger} ${cell.language}`} set={set} channel={channel} {...cell} />
      ),
    }
  return <MessagePage messages={messages} shown={shown ?? null} />
}
