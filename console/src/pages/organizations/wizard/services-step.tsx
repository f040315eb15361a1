import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components'
import { Section } from '../../../ui/section.tsx'
import { regionNames, type Service, serviceNames } from '../words.ts'
import type { StepProps } from './step-props.ts'

const all: readonly Service[] = ['exchange', 'sharepoint', 'teams', 'teams-chats']
const hints: Readonly<Partial<Record<Service, string>>> = {
  exchange: 'mail; can be backed up and restored today',
  sharepoint: 'the permissions are prepared; backups follow in a later version',
  teams: 'needs both of the above; backups follow in a later version',
  'teams-chats': 'needs an existing application to which Microsoft opened the API',
}

/** What is protected, in which cloud of Microsoft's. */
export function ServicesStep({ form, onChange, organization }: StepProps) {
  const { services, region, tenant, description } = form
  const toggle = (service: Service, isOn: boolean): void =>
    onChange({ services: all.filter((one) => (one === service ? isOn : services.includes(one))) })
  return (
    <Section title="What is protected">
      <div role="group" aria-label="Services">
        {all.map((service) => (
          <div key={service}>
            <Checkbox
              checked={services.includes(service)}
              label={`${serviceNames[service]} (${hints[service] ?? ''})`}
              onChange={(_event, { checked }) => toggle(service, checked === true)}
            />
          </div>
        ))}
      </div>
      <Field
        label="Tenant"
        hint="One of its domains, for example contoso.onmicrosoft.com, or its id. When it is named, an administrator of any other tenant is refused."
      >
        <Input
          value={tenant}
          disabled={organization !== undefined}
          onChange={(_event, { value }) => onChange({ tenant: value })}
        />
      </Field>
      <Field
        label="Region"
        hint="The cloud of Microsoft’s that the tenant belongs to. The server works with those it was started with (--cloud), and says so otherwise."
      >
        <Select
          value={region}
          disabled={organization !== undefined}
          onChange={(_event, { value }) => onChange({ region: value })}
        >
          {Object.entries(regionNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Note" hint="For you and your colleagues.">
        <Textarea value={description} onChange={(_event, { value }) => onChange({ description: value })} />
      </Field>
    </Section>
  )
}
