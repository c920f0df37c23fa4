import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useTextsText } from '../../shared/automated-messages/text.ts'
import { useFormat } from '../../shared/format.ts'
import { cellOf } from './address.ts'
import { MessagePage } from './message-page.tsx'
import { OrganisationForm } from './organisation-form.tsx'
import { messagesQuery } from './queries.ts'

/** One message of the organisation, in one language. */
export function Component() {
  const texts = useTextsText()
  const format = useFormat()
  const messages = useQuery(messagesQuery)
  const cell = cellOf(useParams())
  const shown = messages.data &&
    cell && {
      title: `${texts(`trigger.${cell.trigger}`)} – ${format.language(cell.language)}`,
      content: <OrganisationForm key={`${cell.trigger} ${cell.language}`} set={messages.data} {...cell} />,
    }
  return <MessagePage messages={messages} shown={shown ?? null} />
}
