import { Button, Field, Input, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import type { WizardSecrets } from './wizard-form.ts'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** 64 KiB, as the server takes them. */
const largestBytes = 65_536

interface PfxFieldsProps {
  readonly secrets: WizardSecrets
  readonly onSecrets: (secrets: WizardSecrets) => void
}

/** A certificate with its key out of a file; both live as long as the page. */
export function PfxFields({ secrets, onSecrets }: PfxFieldsProps) {
  const styles = useStyles()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string>()
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    if (file.size > largestBytes) {
      setProblem('This is too large for a certificate with its key: 64 KiB at most.')
      return
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    setProblem(undefined)
    onSecrets({ ...secrets, fileName: file.name, pfx: toBase64(bytes) })
  }
  return (
    <>
      <Field
        label="File"
        hint="It stays in this page until the plan is made, and is never part of an address."
        {...(problem === undefined ? {} : { validationMessage: problem })}
      >
        <div className={styles.row}>
          <input
            ref={input}
            type="file"
            accept=".pfx,.p12,application/x-pkcs12"
            hidden
            onChange={({ target }) => void read(target.files?.[0])}
          />
          <Button onClick={() => input.current?.click()}>Choose a file</Button>
          <Text>{secrets.fileName === '' ? 'No file was chosen.' : secrets.fileName}</Text>
        </div>
      </Field>
      <Field label="Password of the file">
        <Input
          type="password"
          autoComplete="off"
          value={secrets.password}
          onChange={(_event, { value }) => onSecrets({ ...secrets, password: value })}
        />
      </Field>
    </>
  )
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))
}
