import { Checkbox, Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import type { NewRepositoryDetails } from '@strongroom/api-client'

/** What was typed, of either kind: whoever changes their mind twice finds it again. */
export interface StorageForm {
  readonly kind: 'folder' | 's3'
  readonly path: string
  readonly bucket: string
  readonly endpoint: string
  readonly region: string
  readonly prefix: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly isLocked: boolean
  readonly lockDays: string
}

export const emptyStorage: StorageForm = {
  kind: 'folder',
  path: '',
  bucket: '',
  endpoint: '',
  region: '',
  prefix: '',
  accessKeyId: '',
  secretAccessKey: '',
  isLocked: false,
  lockDays: '30',
}

/** What is left empty is left out: the server knows what is usual. */
export function storageOf(form: StorageForm): NewRepositoryDetails['storage'] {
  if (form.kind === 'folder') return { kind: 'folder', ...given({ path: form.path }) }
  const { bucket, endpoint, region, prefix, accessKeyId, secretAccessKey, isLocked, lockDays } = form
  return {
    kind: 's3',
    ...given({ bucket, endpoint, region, prefix, accessKeyId, secretAccessKey }),
    ...(isLocked ? { lockDays: Number(lockDays) } : {}),
  }
}

export function storageProblem(form: StorageForm): string | undefined {
  if (form.kind === 'folder') return undefined
  if (form.bucket.trim() === '') return 'Name the bucket.'
  if (form.accessKeyId.trim() === '' || form.secretAccessKey === '')
    return 'Give the access key of the bucket.'
  return form.isLocked && !(Number(form.lockDays) >= 1) ? 'Locks last a day at least.' : undefined
}

function given<Members extends Readonly<Record<string, string>>>(members: Members): Partial<Members> {
  const kept = Object.entries(members)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '')
  const result: Partial<Members> = {}
  return Object.assign(result, Object.fromEntries(kept))
}

interface StorageFieldsProps {
  readonly form: StorageForm
  /** What the folder has to be. */
  readonly folderHint?: string
  /** Whether objects may be locked when they are written. */
  readonly isLockOffered?: boolean
  readonly onChange: (form: StorageForm) => void
}

const newFolder =
  'An absolute path on the server, new or empty. When empty, a folder below the data folder of the server.'

export function StorageFields(props: StorageFieldsProps) {
  const { form, folderHint = newFolder, onChange } = props
  return (
    <>
      <Field label="Where it lies">
        <RadioGroup
          layout="horizontal"
          value={form.kind}
          onChange={(_event, { value }) => onChange({ ...form, kind: value === 's3' ? 's3' : 'folder' })}
        >
          <Radio value="folder" label="In a folder of the server" />
          <Radio value="s3" label="In an S3 bucket" />
        </RadioGroup>
      </Field>
      {form.kind === 'folder' ? (
        <Field label="Folder" hint={folderHint}>
          <Input value={form.path} onChange={(_event, { value }) => onChange({ ...form, path: value })} />
        </Field>
      ) : (
        <BucketFields {...props} />
      )}
    </>
  )
}

const bucketFields = [
  {
    member: 'bucket',
    label: 'Bucket',
    isRequired: true,
    hint: 'It is there already.',
  },
  {
    member: 'endpoint',
    label: 'Endpoint',
    isRequired: false,
    hint: 'Of a storage other than AWS, such as https://s3.example.com:9000.',
  },
  { member: 'region', label: 'Region', isRequired: false, hint: 'us-east-1 when empty.' },
  {
    member: 'prefix',
    label: 'Folder in the bucket',
    isRequired: false,
    hint: 'The whole bucket when empty.',
  },
  { member: 'accessKeyId', label: 'Access key', isRequired: true, hint: '' },
] as const

function BucketFields({ form, isLockOffered = true, onChange }: StorageFieldsProps) {
  return (
    <>
      {bucketFields.map(({ member, label, isRequired, hint }) => (
        <Field key={member} label={label} required={isRequired} {...(hint === '' ? {} : { hint })}>
          <Input
            autoComplete="off"
            value={form[member]}
            onChange={(_event, { value }) => onChange({ ...form, [member]: value })}
          />
        </Field>
      ))}
      <Field label="Secret access key" required hint="It is kept sealed, and never shown again.">
        <Input
          type="password"
          autoComplete="off"
          value={form.secretAccessKey}
          onChange={(_event, { value }) => onChange({ ...form, secretAccessKey: value })}
        />
      </Field>
      {isLockOffered ? <LockFields form={form} onChange={onChange} /> : null}
    </>
  )
}

function LockFields({ form, onChange }: StorageFieldsProps) {
  return (
    <>
      <Checkbox
        label="Lock what is written: nobody can delete it for some days (Object Lock, compliance mode)"
        checked={form.isLocked}
        onChange={(_event, { checked }) => onChange({ ...form, isLocked: checked === true })}
      />
      {form.isLocked ? (
        <Field
          label="Locked for"
          hint="Days. The server tries before whether the bucket keeps what is locked."
        >
          <Input
            type="number"
            min={1}
            value={form.lockDays}
            onChange={(_event, { value }) => onChange({ ...form, lockDays: value })}
          />
        </Field>
      ) : null}
    </>
  )
}
