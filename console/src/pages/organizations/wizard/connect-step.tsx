import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components'
import { Section } from '../../../ui/section.tsx'
import type { StepProps } from './step-props.ts'

/** A new application, or one that is there: and whether it is taken care of. */
export function ConnectStep({ form, onChange, organization }: StepProps) {
  const { way } = form
  const isExisting = way !== 'register'
  const isManaged = way === 'existing-managed'
  return (
    <Section title="How Strongroom gets in">
      <Field label="Microsoft 365 connection">
        <RadioGroup
          value={isExisting ? 'existing' : 'register'}
          onChange={(_event, { value }) =>
            onChange(value === 'register' ? registering(organization !== undefined) : managing)
          }
        >
          <Radio
            value="register"
            label="Register a new application automatically: the least permissions, a certificate that is made here and renewed by itself"
          />
          <Radio value="existing" label="Use an existing application" />
        </RadioGroup>
      </Field>
      {isExisting ? (
        <Field
          hint={
            isManaged
              ? 'An administrator signs in once. What is there stays: other certificates, permissions, owners.'
              : 'Nobody signs in, and nothing is changed in the tenant. The application needs its permissions and our certificate already: the guide says how.'
          }
        >
          <Checkbox
            checked={isManaged}
            label="Grant this application the required permissions and register its certificate"
            onChange={(_event, { checked }) =>
              onChange(
                checked === true
                  ? { way: 'existing-managed' }
                  : {
                      way: 'existing',
                      ...(form.credential === 'new-certificate' ? { credential: 'pfx' } : {}),
                    },
              )
            }
          />
        </Field>
      ) : null}
    </Section>
  )
}

const managing = { way: 'existing-managed' } as const

function registering(isConnected: boolean) {
  return { way: 'register', credential: isConnected ? 'keep' : 'new-certificate' } as const
}
