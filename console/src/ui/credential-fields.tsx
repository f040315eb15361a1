import { Field, Input } from '@fluentui/react-components'

interface CredentialFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What else it is called here. */
  readonly label?: string
  readonly hint?: string
}

/** The password that one has; the browser may fill it in. */
export function PasswordField({ value, onChange, label = 'Password', hint = '' }: CredentialFieldProps) {
  return (
    <Field label={label} required {...(hint === '' ? {} : { hint })}>
      <Input
        type="password"
        autoComplete="current-password"
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  )
}

/** A code of the second factor (RFC 6238). */
export function CodeField({
  value,
  onChange,
  label = 'Code of the authenticator app',
  hint = 'Six digits; each counts once.',
}: CredentialFieldProps) {
  return (
    <Field label={label} required hint={hint}>
      <Input
        inputMode="numeric"
        autoComplete="one-time-code"
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  )
}
