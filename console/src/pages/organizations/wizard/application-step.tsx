import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Checkbox,
  Field,
  Input,
  Radio,
  RadioGroup,
} from '@fluentui/react-components'
import { Section } from '../../../ui/section.tsx'
import { layoutNames, restoreNames } from '../words.ts'
import { CredentialFields } from './credential-fields.tsx'
import type { StepProps } from './step-props.ts'
import type { Layout, Restore, WizardForm, WizardSecrets } from './wizard-form.ts'

interface ApplicationStepProps extends StepProps {
  readonly secrets: WizardSecrets
  readonly onSecrets: (secrets: WizardSecrets) => void
}

const titles = {
  register: 'The new application',
  existing: 'The existing application',
  'existing-managed': 'The existing application',
} as const

/** Name or client id, how it proves itself, and what it may. */
export function ApplicationStep(props: ApplicationStepProps) {
  const { form, onChange, organization, secrets, onSecrets } = props
  /** It stands already, and keeps its name. */
  const isMade = form.way === 'register' && (organization?.applications.length ?? 0) > 0
  return (
    <>
      <Section title={isMade ? 'The application' : titles[form.way]}>
        {isMade ? null : form.way === 'register' ? (
          <Field label="Name" hint="As administrators of the tenant see it. Strongroom Backup when empty.">
            <Input
              value={form.applicationName}
              maxLength={100}
              onChange={(_event, { value }) => onChange({ applicationName: value })}
            />
          </Field>
        ) : (
          <ClientIds form={form} onChange={onChange} organization={organization} />
        )}
        <CredentialFields
          form={form}
          onChange={onChange}
          secrets={secrets}
          onSecrets={onSecrets}
          isConnected={(organization?.applications.length ?? 0) > 0}
        />
      </Section>
      <Section title="What it may">
        <Field label="Permissions to restore">
          <RadioGroup
            value={form.restore}
            onChange={(_event, { value }) => onChange({ restore: chosen(restoreNames, value) })}
          >
            {entries(restoreNames).map(([value, name]) => (
              <Radio key={value} value={value} label={name} />
            ))}
          </RadioGroup>
        </Field>
        <Field
          label="Sign-in of people"
          hint="With an application of its own, which has no credential and no permissions to data."
        >
          <RadioGroup
            value={form.signInApplication === '' ? 'later' : form.signInApplication}
            onChange={(_event, { value }) => onChange({ signInApplication: signInChoice(value) })}
          >
            <Radio value="later" label="Later: when you let people sign in" />
            <Radio value="yes" label="Make it now: people restore their own mail in the portal" />
            <Radio value="no" label="Never" />
          </RadioGroup>
        </Field>
        <MoreOptions form={form} onChange={onChange} />
      </Section>
    </>
  )
}

function ClientIds({ form, onChange, organization }: StepProps) {
  const current = organization?.applications.find(({ purpose }) => purpose === 'backup')?.appId
  return (
    <>
      <Field
        label="Application (client) id"
        required={organization === undefined}
        hint={
          current === undefined
            ? 'On its overview page in the Microsoft Entra admin center: App registrations.'
            : `Empty: as now, ${current}.`
        }
      >
        <Input value={form.backupId} onChange={(_event, { value }) => onChange({ backupId: value })} />
      </Field>
      {form.layout === 'separate-restore' ? (
        <Field label="Client id of the application for restore">
          <Input value={form.restoreId} onChange={(_event, { value }) => onChange({ restoreId: value })} />
        </Field>
      ) : null}
      {form.signInApplication === 'yes' ? (
        <Field
          label="Client id of the application for sign-in"
          hint={form.way === 'existing-managed' ? 'Empty: one is made.' : null}
        >
          <Input value={form.signInId} onChange={(_event, { value }) => onChange({ signInId: value })} />
        </Field>
      ) : null}
    </>
  )
}

function MoreOptions({ form, onChange }: Pick<StepProps, 'form' | 'onChange'>) {
  return (
    <Accordion collapsible>
      <AccordionItem value="more">
        <AccordionHeader>More options</AccordionHeader>
        <AccordionPanel>
          <Field label="How many applications">
            <RadioGroup
              value={form.layout}
              onChange={(_event, { value }) => onChange({ layout: chosen(layoutNames, value) })}
            >
              {entries(layoutNames).map(([value, name]) => (
                <Radio key={value} value={value} label={name} />
              ))}
            </RadioGroup>
          </Field>
          <Checkbox
            checked={form.drift}
            label="May read its own registration, to tell what somebody else changed in it (Application.Read.All)"
            onChange={(_event, { checked }) => onChange({ drift: checked === true })}
          />
          <Checkbox
            checked={form.posture}
            label="May read how the tenant lets people sign in, to report what is weak without anybody’s sign-in"
            onChange={(_event, { checked }) => onChange({ posture: checked === true })}
          />
          {form.way === 'register' ? null : (
            <Checkbox
              checked={form.removeExcessive}
              label="Take away permissions that are not needed"
              onChange={(_event, { checked }) => onChange({ removeExcessive: checked === true })}
            />
          )}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
}

function entries<Name extends string>(names: Readonly<Record<Name, string>>): readonly [Name, string][] {
  const found: [Name, string][] = []
  for (const name in names) found.push([name, names[name]])
  return found
}

function chosen(names: typeof restoreNames, value: string): Restore
function chosen(names: typeof layoutNames, value: string): Layout
function chosen(names: Readonly<Record<string, string>>, value: string): string {
  return value in names ? value : (Object.keys(names)[0] ?? '')
}

function signInChoice(value: string): WizardForm['signInApplication'] {
  return value === 'yes' || value === 'no' ? value : ''
}
