import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { PfxFields } from './pfx-fields.tsx'
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
