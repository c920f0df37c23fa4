import { useParams } from 'react-router'
import { useTextsText } from '../../shared/automated-messages/text.ts'
import { useFormat } from '../../shared/format.ts'
import { cellOf, channelOf } from './address.ts'
import { MessagePage } from './message-page.tsx'
import { OverrideForm } from './override-form.tsx'

/** What one channel says at one occasion in one language. */
export function Component() {
  const texts = useTextsText()
  const format = useFormat()
  const params = useParams()
  const cell = cellOf(params)
  return (
    <MessagePage
      view={(set) => {
        const channel = channelOf(set, params['channelId'])
        if (!cell || !channel) return null
        return {
          title: `${texts(`trigger.${cell.trigger}`)} – ${format.language(cell.language)}`,
          above: [{ label: channel.name, to: `/automated-messages/channels/${channel.id}` }],
          content: (
            <OverrideForm key={`${cell.trigger} ${cell.language}`} set={set} channel={channel} {...cell} />
          ),
        }
      }}
    />
  )
}
