import { Field, Input } from '@fluentui/react-components'

interface CredentialFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The password that one has; the browser may fill it in. */
export function PasswordField({ value, onChange }: CredentialFieldProps) {
  return (
    <Field label="Password" required>
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
export function CodeField({ value, onChange }: CredentialFieldProps) {
  return (
    <Field label="Code of the authenticator app" required hint="Six digits; each counts once.">
      <Input
        inputMode="numeric"
        autoComplete="one-time-code"
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  )
}
