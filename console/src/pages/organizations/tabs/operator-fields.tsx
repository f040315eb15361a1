import { Field, Input, Switch } from '@fluentui/react-components'
import { Section } from '../../../ui/section.tsx'
import type { AuthenticationPartProps } from './tab-props.ts'

/** Restore operators: who they are is said by the roles of the server's settings. */
export function OperatorFields({ value, onChange }: AuthenticationPartProps) {
  const { operatorAuthentication, operatorSignInMinutes, operatorAuthenticationContext } = value
  return (
    <Section title="Restore operators">
      <Switch
        label="Restore operators may sign in with their Microsoft account"
        checked={operatorAuthentication}
        onChange={(_event, { checked }) => onChange({ operatorAuthentication: checked })}
      />
      <Field
        label="How old their sign-in at Microsoft may be, in minutes"
        hint="Empty: any age. For example 15: who signed in earlier has to do it again."
      >
        <Input
          inputMode="numeric"
          value={operatorSignInMinutes === null ? '' : String(operatorSignInMinutes)}
          onChange={(_event, { value: text }) => {
            const minutes = Number(text)
            if (text.trim() === '') onChange({ operatorSignInMinutes: null })
            else if (Number.isInteger(minutes)) onChange({ operatorSignInMinutes: minutes })
          }}
        />
      </Field>
      <Field
        label="Authentication context that they have to satisfy"
        hint="For example c1, with a Conditional Access policy that asks for a strong second factor. Empty: none."
      >
        <Input
          value={operatorAuthenticationContext ?? ''}
          onChange={(_event, { value: text }) =>
            onChange({ operatorAuthenticationContext: text.trim() === '' ? null : text.trim() })
          }
        />
      </Field>
    </Section>
  )
}
