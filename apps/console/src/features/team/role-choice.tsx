import { Field, Radio, RadioGroup, Text, makeStyles, tokens } from '@fluentui/react-components'
import { role as roleShape, type Role } from '@parley/contracts/session'
import { useTeamText } from './team-text.ts'

const useStyles = makeStyles({
  hint: { display: 'block', color: tokens.colorNeutralForeground3 },
})

/** From the least to the most powerful, so that nobody gives away more than meant. */
const order = ['agent', 'supervisor', 'administrator'] as const satisfies readonly Role[]

/** The role of a person, with what each may do. */
export function RoleChoice({
  label,
  value,
  onChange,
  isDisabled = false,
}: {
  label: string
  value: Role
  onChange: (role: Role) => void
  isDisabled?: boolean
}) {
  const styles = useStyles()
  const t = useTeamText()
  return (
    <Field label={label}>
      <RadioGroup
        value={value}
        disabled={isDisabled}
        onChange={(_, data) => onChange(roleShape.parse(data.value))}
      >
        {order.map((role) => (
          <Radio
            key={role}
            value={role}
            label={
              <>
                {t(`role.${role}`)}
                <Text size={200} className={styles.hint}>
                  {t(`role.${role}.hint`)}
                </Text>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  )
}
