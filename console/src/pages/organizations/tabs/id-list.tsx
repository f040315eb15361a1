import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, DismissRegular } from '@fluentui/react-icons'
import { useState } from 'react'

interface IdListProps {
  readonly label: string
  readonly hint: string
  readonly ids: readonly string[]
  /** Of ids that everybody knows. */
  readonly names?: Readonly<Record<string, string>>
  readonly onChange: (ids: readonly string[]) => void
}

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  id: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
})

/** GUIDs, one by one. */
export function IdList({ label, hint, ids, names = {}, onChange }: IdListProps) {
  const styles = useStyles()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const isWrong = wanted !== '' && !guid.test(wanted)
  const add = (): void => {
    if (wanted === '' || isWrong) return
    onChange([...new Set([...ids, wanted])])
    setText('')
  }
  return (
    <div>
      <Field
        label={label}
        hint={hint}
        {...(isWrong ? { validationMessage: 'An id looks like 1b2c3d4e-0000-0000-0000-000000000000.' } : {})}
      >
        <Input
          value={text}
          onChange={(_event, { value }) => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
          contentAfter={
            <Button
              size="small"
              appearance="transparent"
              icon={<AddRegular />}
              aria-label={`Add to: ${label}`}
              disabled={wanted === '' || isWrong}
              onClick={add}
            />
          }
        />
      </Field>
      <ul className={styles.list} aria-label={label}>
        {ids.map((id) => (
          <li key={id} className={styles.row}>
            <span className={styles.id}>{id}</span>
            {names[id]}
            <Button
              size="small"
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={`Remove ${id}`}
              onClick={() => onChange(ids.filter((one) => one !== id))}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
