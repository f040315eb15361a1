import { Field, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components'
import type { BackupRepository, OrganizationDetails } from '@strongroom/api-client'
import { Link } from 'react-router'
import { DirectoryPicker } from '../../../directory/directory-picker.tsx'
import { pb } from '../../../paths.ts'
import { formatBytes } from '../../../ui/format.ts'
import { Section } from '../../../ui/section.tsx'
import type { JobForm } from './job-form.ts'

interface WhatFieldsProps {
  readonly form: JobForm
  readonly onChange: (part: Partial<JobForm>) => void
  readonly organizations: readonly OrganizationDetails[]
  readonly repositories: readonly BackupRepository[]
  /** A job stays with its organization. */
  readonly isNew: boolean
}

/** What is backed up, and where to. */
export function WhatFields({ form, onChange, organizations, repositories, isNew }: WhatFieldsProps) {
  return (
    <>
      <Section title="Job">
        <Field label="Name" required>
          <Input value={form.name} onChange={(_event, { value }) => onChange({ name: value })} />
        </Field>
        <Field label="Description">
          <Textarea
            value={form.description}
            onChange={(_event, { value }) => onChange({ description: value })}
          />
        </Field>
        <Field label="Organization" required>
          <Select
            value={form.organizationId}
            disabled={!isNew}
            onChange={(_event, { value }) =>
              // People of one organization mean nothing in another.
              onChange({ organizationId: value, selectedItems: [], excludedItems: [] })
            }
          >
            <option value="">Choose…</option>
            {organizations.map(({ id, displayName }) => (
              <option key={id} value={id}>
                {displayName}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Repository"
          required
          hint={
            <>
              A new one is made among the <Link to={pb.repositories()}>repositories</Link>.
            </>
          }
        >
          <Select
            value={form.repositoryId}
            onChange={(_event, { value }) => onChange({ repositoryId: value })}
          >
            <option value="">Choose…</option>
            {repositories.map(({ id, name, freeSpaceBytes }) => (
              <option key={id} value={id}>
                {name} ({formatBytes(freeSpaceBytes)} free)
              </option>
            ))}
          </Select>
        </Field>
      </Section>
      <WhoFields form={form} onChange={onChange} />
    </>
  )
}

function WhoFields({ form, onChange }: Pick<WhatFieldsProps, 'form' | 'onChange'>) {
  return (
    <Section title="What">
      <RadioGroup
        aria-label="What is backed up"
        value={form.backupType}
        onChange={(_event, { value }) =>
          onChange({ backupType: value === 'SelectedItems' ? 'SelectedItems' : 'EntireOrganization' })
        }
      >
        <Radio value="EntireOrganization" label="Everybody, also those who join later" />
        <Radio value="SelectedItems" label="Certain users and groups" />
      </RadioGroup>
      {form.backupType === 'SelectedItems' ? (
        <DirectoryPicker
          key={`selected ${form.organizationId}`}
          label="Users and groups to back up"
          organizationId={form.organizationId}
          items={form.selectedItems}
          onChange={(selectedItems) => onChange({ selectedItems })}
        />
      ) : null}
      <DirectoryPicker
        key={`excluded ${form.organizationId}`}
        label="Users and groups to leave out"
        organizationId={form.organizationId}
        items={form.excludedItems}
        onChange={(excludedItems) => onChange({ excludedItems })}
      />
    </Section>
  )
}
