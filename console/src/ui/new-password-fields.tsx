import { Field, Input } from '@fluentui/react-components'

interface NewPasswordFieldsProps {
  readonly password: string
  /** Typed once more, against slips. */
  readonly again: string
  readonly onPassword: (password: string) => void
  readonly onAgain: (again: string) => void
}

export function NewPasswordFields({ password, again, onPassword, onAgain }: NewPasswordFieldsProps) {
  const isDifferent = again !== '' && again !== password
  return (
    <>
      <Field
        label="New password"
        required
        hint="At least 8 characters, better some words that nobody would guess together."
      >
        <Input
          type="password"
          value={password}
          autoComplete="new-password"
          onChange={(_event, { value }) => onPassword(value)}
        />
      </Field>
      <Field
        label="New password again"
        required
        {...(isDifferent ? { validationMessage: 'The two passwords differ.' } : {})}
      >
        <Input
          type="password"
          value={again}
          autoComplete="new-password"
          onChange={(_event, { value }) => onAgain(value)}
        />
      </Field>
    </>
  )
}

/** What is missing, in words; how good it has to be, the server says. */
export function passwordProblem(password: string, again: string): string | undefined {
  if (password === '') return 'Enter the new password.'
  return again === password ? undefined : 'Enter the new password twice.'
}
