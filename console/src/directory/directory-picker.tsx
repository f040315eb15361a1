import { Button, Checkbox, Label, makeStyles, SearchBox, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import type { Group, Page, User } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useApi } from '../api/context.tsx'
import { Loading } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { type DirectoryItem, itemKey, itemLabel } from './directory-item.ts'

interface DirectoryPickerProps {
  readonly organizationId: string
  readonly label: string
  readonly items: readonly DirectoryItem[]
  readonly onChange: (items: readonly DirectoryItem[]) => void
}

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: '16rem',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  name: { overflowWrap: 'anywhere', paddingInline: tokens.spacingHorizontalM },
  search: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  note: { color: tokens.colorNeutralForeground2, margin: 0 },
})

const mostFound = 50

/** Finds users and groups in the organization's directory, and holds those that were chosen. */
export function DirectoryPicker({ organizationId, label, items, onChange }: DirectoryPickerProps) {
  const styles = useStyles()
  const labelId = useId()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState<string>()
  const found = useDirectory(organizationId, asked)
  const chosen = new Set(items.map(itemKey))
  const toggle = (item: DirectoryItem, isOn: boolean): void =>
    onChange(isOn ? [...items, item] : items.filter((one) => itemKey(one) !== itemKey(item)))
  return (
    // No Field around all: it would name every check box in it by its own label.
    <div role="group" aria-labelledby={labelId}>
      <Label id={labelId}>{label}</Label>
      <div className={styles.search}>
        <SearchBox
          aria-label={`${label}: search`}
          value={text}
          onChange={(_event, { value }) => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            setAsked(text.trim())
          }}
        />
        <Button onClick={() => setAsked(text.trim())}>Search</Button>
      </div>
      <ProblemBar error={found.error} />
      {found.isFetching ? <Loading label="Looking in the directory…" /> : null}
      {found.data === undefined ? null : (
        <ul className={styles.list} aria-label="Found" tabIndex={0}>
          {found.data.map((item) => (
            <li key={itemKey(item)} className={styles.row}>
              <Checkbox
                label={`${itemLabel(item)} (${item.type === 'Group' ? 'group' : (item.user?.name ?? 'user')})`}
                checked={chosen.has(itemKey(item))}
                onChange={(_event, { checked }) => toggle(item, checked === true)}
              />
            </li>
          ))}
          {found.data.length === 0 ? <li className={styles.name}>Nobody is called like that.</li> : null}
        </ul>
      )}
      {items.length === 0 ? (
        <p className={styles.note}>Nobody is chosen.</p>
      ) : (
        <ul className={styles.list} aria-label="Chosen" tabIndex={0}>
          {items.map((item) => (
            <li key={itemKey(item)} className={styles.row}>
              <span className={styles.name}>{itemLabel(item)}</span>
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={`Remove ${itemLabel(item)}`}
                onClick={() => toggle(item, false)}
              />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>
        Part of a name, or an address. With nothing typed, the first ones are found.
      </p>
    </div>
  )
}

/** Users and groups, once something was asked for. */
function useDirectory(organizationId: string, asked: string | undefined) {
  const api = useApi()
  return useQuery({
    queryKey: ['directory', organizationId, asked],
    enabled: asked !== undefined && organizationId !== '',
    staleTime: 60_000,
    queryFn: async (): Promise<readonly DirectoryItem[]> => {
      const directory = `/v8/Organizations/${encodeURIComponent(organizationId)}`
      const wanted = encodeURIComponent(asked ?? '')
      const byUser = (asked ?? '').includes('@') ? 'userName' : 'displayName'
      const [users, groups] = await Promise.all([
        api.get<Page<User>>(
          `${directory}/Users?limit=${mostFound}${wanted === '' ? '' : `&${byUser}=${wanted}`}`,
        ),
        api.get<Page<Group>>(
          `${directory}/Groups?limit=${mostFound}${wanted === '' ? '' : `&displayName=${wanted}`}`,
        ),
      ])
      return [...users.results.map(userItem), ...groups.results.map(groupItem)]
    },
  })
}

function userItem({ id, displayName, name, type, locationType }: User): DirectoryItem {
  return { type: 'User', user: { id, displayName, name, type, locationType }, mailbox: true }
}

/** With the mailboxes of its members, as they are at each run. */
function groupItem({ id, displayName, name, managedBy, site, type, locationType }: Group): DirectoryItem {
  const group = { id, displayName, name, managedBy, site, type, locationType }
  return { type: 'Group', group, members: true, memberMailbox: true }
}
