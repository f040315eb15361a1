import { Checkbox, Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import type { RestoreRight, RestoreWish } from './restore-subject.ts'

export interface RestoreForm extends RestoreWish {
  readonly isElsewhere: boolean
}

export const emptyForm: RestoreForm = {
  isElsewhere: false,
  mailbox: '',
  folder: '',
  isMarkedUnread: false,
  reason: '',
}

/** A place that was typed counts only while another place is asked for. */
export function wishOf({ isElsewhere, mailbox, folder, isMarkedUnread, reason }: RestoreForm): RestoreWish {
  const place = isElsewhere ? { mailbox: mailbox.trim(), folder: folder.trim() } : { mailbox: '', folder: '' }
  return { ...place, isMarkedUnread, reason }
}

interface RestoreFieldsProps {
  readonly right: RestoreRight
  readonly form: RestoreForm
  readonly onChange: (change: Partial<RestoreForm>) => void
}

/** Where to, and how it looks afterwards. */
export function RestoreFields({ right, form, onChange }: RestoreFieldsProps) {
  return (
    <>
      <RadioGroup
        aria-label="Where to"
        value={form.isElsewhere ? 'elsewhere' : 'original'}
        onChange={(_event, { value }) => onChange({ isElsewhere: value === 'elsewhere' })}
      >
        <Radio value="original" label="Where it was: the same mailbox and folder" />
        <Radio
          value="elsewhere"
          label={
            right === 'administrator' ? 'Another mailbox or another folder' : 'Another folder of the mailbox'
          }
        />
      </RadioGroup>
      {form.isElsewhere && right === 'administrator' ? (
        <Field label="Mailbox" hint="An address of the same organization; the original one when empty.">
          <Input
            type="email"
            autoComplete="off"
            value={form.mailbox}
            onChange={(_event, { value }) => onChange({ mailbox: value })}
          />
        </Field>
      ) : null}
      {form.isElsewhere ? (
        <Field
          label="Folder"
          hint="Its path, for example Inbox/Restored; it is made when it is not there. The original one when empty."
        >
          <Input
            autoComplete="off"
            value={form.folder}
            onChange={(_event, { value }) => onChange({ folder: value })}
          />
        </Field>
      ) : null}
      <Checkbox
        label="Mark what is restored as unread"
        checked={form.isMarkedUnread}
        onChange={(_event, { checked }) => onChange({ isMarkedUnread: checked === true })}
      />
      {right === 'operator' ? (
        <Field label="Reason" hint="It is kept in the audit log.">
          <Input value={form.reason} onChange={(_event, { value }) => onChange({ reason: value })} />
        </Field>
      ) : null}
    </>
  )
}
