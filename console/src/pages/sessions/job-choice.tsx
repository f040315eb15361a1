import { Input } from '@fluentui/react-components'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useApi } from '../../api/context.tsx'
import { fewJobsQuery, jobQuery } from '../../api/jobs.ts'

interface JobChoiceProps {
  /** Id of the job; empty for every job. */
  readonly value: string
  readonly onChange: (id: string) => void
}

/** One job of thousands: its name is typed, and the server proposes what it could be. */
export function JobChoice({ value, onChange }: JobChoiceProps) {
  const api = useApi()
  const listId = useId()
  const [typed, setTyped] = useState<string>()
  const search = (typed ?? '').trim()
  const chosen = useQuery({ ...jobQuery(api, value), enabled: value !== '' })
  const found = useQuery({ ...fewJobsQuery(api, { search }), placeholderData: keepPreviousData })
  const named = search === '' ? undefined : found.data?.find(({ name }) => name === search)?.id
  // The proposals may come after the name was typed to its end.
  useEffect(() => {
    if (named !== undefined && named !== value) onChange(named)
  }, [named, value, onChange])
  const type = (text: string): void => {
    setTyped(text)
    if (value !== '') onChange('')
  }
  return (
    <>
      <Input
        type="search"
        aria-label="Job"
        placeholder="Every job"
        list={listId}
        value={typed ?? chosen.data?.name ?? ''}
        onChange={(_event, data) => type(data.value)}
      />
      <datalist id={listId}>
        {(found.data ?? []).map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  )
}
