import { Body1, Checkbox, Field, Input } from '@fluentui/react-components'
import type { MaintenanceSettings } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isWaiting } from '../../api/approvals.ts'
import { useApi } from '../../api/context.tsx'
import { maintenanceSettingsPath, maintenanceSettingsQuery } from '../../api/maintenance.ts'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { WaitingBar } from '../approvals/waiting-bar.tsx'

/** What the server does to its repositories by itself, and how long destructive acts wait. */
export function MaintenancePart() {
  const { data, error, isPending } = useQuery(maintenanceSettingsQuery(useApi()))
  return (
    <>
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : <MaintenanceForm start={data} />}
    </>
  )
}

function MaintenanceForm({ start }: { readonly start: MaintenanceSettings }) {
  const api = useApi()
  const queries = useQueryClient()
  const [settings, setSettings] = useState(start)
  const change = (part: Partial<MaintenanceSettings>): void =>
    setSettings((former) => ({ ...former, ...part }))
  const save = useMutation({
    mutationFn: () => api.send<MaintenanceSettings>('PUT', maintenanceSettingsPath, settings),
    onSuccess: (saved) => {
      setSettings(saved)
      queries.setQueryData(['settings', 'maintenance'], saved)
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['approvals'] })
      await queries.invalidateQueries({ queryKey: ['repository-health'] })
    },
  })
  return (
    <Section title="Maintenance of repositories">
      <Body1>
        Each repository is checked and pruned once a day: its structure and a thirtieth of its data, so that
        all of it is read within a month. Where there is an alert, nothing is forgotten or deleted.
      </Body1>
      <Form
        submit="Save"
        isBusy={save.isPending}
        error={isWaiting(save.error) ? null : save.error}
        onSubmit={() => save.mutate()}
      >
        <Checkbox
          label="Every day, by itself"
          checked={settings.isDaily}
          onChange={(_event, { checked }) => change({ isDaily: checked === true })}
        />
        {numbers.map(({ member, label, hint, min, max }) => (
          <Field key={member} label={label} hint={hint}>
            <Input
              type="number"
              required
              min={min}
              max={max}
              step="any"
              value={String(settings[member])}
              onChange={(_event, { value }) => change({ [member]: Number(value) })}
            />
          </Field>
        ))}
        <WaitingBar error={save.error} />
        <span role="status">{save.isSuccess ? 'Saved.' : ''}</span>
      </Form>
    </Section>
  )
}

const numbers = [
  {
    member: 'hour',
    label: 'From the hour on',
    hint: '0 to 23, in the time zone of the server; repositories begin within an hour of it.',
    min: 0,
    max: 23,
  },
  {
    member: 'pruneWaitHours',
    label: 'What nothing needs is deleted after',
    hint: 'Hours after it was condemned, 2 to 8760.',
    min: 2,
    max: 8760,
  },
  {
    member: 'pruneMinAgeHours',
    label: 'Nothing is condemned that is younger than',
    hint: 'Hours, 2 to 8760: what a run wrote that was cut off is used by the next one.',
    min: 2,
    max: 8760,
  },
  {
    member: 'rewriteBelow',
    label: 'Packs are rewritten when less of them is needed than',
    hint: 'A share from 0 to 1: more frees more space, and writes more.',
    min: 0,
    max: 1,
  },
  {
    member: 'approvalWaitHours',
    label: 'Destructive acts wait for',
    hint: 'Hours, 1 to 720. Less than now waits itself, or needs a second administrator.',
    min: 1,
    max: 720,
  },
] as const
