import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { OpenRegular, PhoneRegular } from '@fluentui/react-icons'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** Google's surfaces in words; Maps on Android stands beside the plain one, on iOS it is the only one. */
const surfaceNames: Readonly<Record<string, string>> = {
  SURFACE_ANDROID_WEB: 'Android',
  SURFACE_ANDROID_MAPS: 'Android (Maps)',
  SURFACE_IOS_MAPS: 'iOS',
  ANDROID: 'Android',
  IOS: 'iOS',
}

/** A device as people call it; one that is not known as Google calls it. */
export const surfaceName = (surface: string): string => surfaceNames[surface.toUpperCase()] ?? surface

/** The test URLs of a Google agent, one button for each device; each opens a tab of its own. */
export function TestLinks({
  urls,
  label,
  size = 'medium',
  isPrimary = false,
}: {
  urls: readonly { surface: string; url: string }[]
  /** The word before the device: "Test". */
  label: string
  size?: 'small' | 'medium' | 'large'
  isPrimary?: boolean
}) {
  const styles = useStyles()
  const safe = urls.filter(({ url }) => /^https?:\/\//i.test(url))
  if (safe.length === 0) return null
  return (
    <div className={styles.row}>
      {safe.map(({ surface, url }, index) => (
        <Button
          key={`${surface} ${url}`}
          as="a"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          size={size}
          appearance={isPrimary && index === 0 ? 'primary' : 'secondary'}
          icon={index === 0 ? <PhoneRegular /> : <OpenRegular />}
        >
          {`${label}: ${surfaceName(surface)}`}
        </Button>
      ))}
    </div>
  )
}
