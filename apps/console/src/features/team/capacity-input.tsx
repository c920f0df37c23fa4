import { SpinButton } from '@fluentui/react-components'

/** A number of conversations from 1 to 100. What is no number is given on as such, for the form to complain. */
export function CapacityInput({
  value,
  name,
  inputRef,
  onBlur,
  onChange,
}: {
  value: number
  name: string
  inputRef: (element: unknown) => void
  onBlur: () => void
  onChange: (value: number) => void
}) {
  return (
    <SpinButton
      ref={inputRef}
      name={name}
      min={1}
      max={100}
      value={value}
      onBlur={onBlur}
      onChange={(_, data) => onChange(data.value ?? Number.parseInt(data.displayValue ?? '', 10))}
    />
  )
}
