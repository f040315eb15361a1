import { Button, Field, Input, Radio, RadioGroup, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import { PrepareKey } from './prepare-key.tsx'
import type { CredentialKind, WizardForm, WizardSecrets } from './wizard-form.ts'

interface CredentialFieldsProps {
  readonly form: WizardForm
  readonly onChange: (change: Partial<WizardForm>) => void
  readonly secrets: WizardSecrets
  readonly onSecrets: (secrets: WizardSecrets) => void
  /** There is a credential already that may stay. */
  readonly isConnected: boolean
}

const names: Readonly<Record<CredentialKind, string>> = {
  keep: 'The one that it has',
  'new-certificate': 'A certificate made here; its private key never leaves this server',
  pfx: 'A certificate of our own with its key (PKCS#12: .pfx, .p12)',
  key: 'A key that the server has already: prepared here, issued by our certification authority, or in Azure Key Vault',
  federated: 'A token of another issuer, read from a file on the server (no certificate)',
}

/** How the application proves itself (RFC 7523). */
export function CredentialFields(props: CredentialFieldsProps) {
  const { form, onChange, secrets, onSecrets, isConnected } = props
  const offered = kinds(form, isConnected)
  return (
    <>
      <Field label="How it proves itself">
        <RadioGroup
          value={form.credential}
          onChange={(_event, { value }) => {
            const credential = offered.find((kind) => kind === value)
            if (credential !== undefined) onChange({ credential })
          }}
        >
          {offered.map((kind) => (
            <Radio key={kind} value={kind} label={names[kind]} />
          ))}
        </RadioGroup>
      </Field>
      {form.credential === 'pfx' ? <PfxFields secrets={secrets} onSecrets={onSecrets} /> : null}
      {form.credential === 'key' ? (
        <>
          <Field label="Id of the key">
            <Input value={form.keyId} onChange={(_event, { value }) => onChange({ keyId: value })} />
          </Field>
          <PrepareKey
            name={form.applicationName}
            onPrepared={(keyId) => onChange({ credential: 'key', keyId })}
          />
        </>
      ) : null}
      {form.credential === 'federated' ? (
        <Field label="File of the token" hint="Absolute path on the server; it is read anew at each use.">
          <Input value={form.tokenFile} onChange={(_event, { value }) => onChange({ tokenFile: value })} />
        </Field>
      ) : null}
    </>
  )
}

function kinds({ way }: WizardForm, isConnected: boolean): readonly CredentialKind[] {
  return [
    ...(isConnected ? (['keep'] as const) : []),
    ...(way === 'existing' ? [] : (['new-certificate'] as const)),
    'pfx',
    'key',
    'federated',
  ]
}

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** 64 KiB, as the server takes them. */
const largestBytes = 65_536

function PfxFields({ secrets, onSecrets }: Pick<CredentialFieldsProps, 'secrets' | 'onSecrets'>) {
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
