import { Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api/context.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { formatCount } from '../ui/format.ts'
import { mailboxPath } from './restore-paths.ts'
import { byMailbox, type ChosenMessage, type RestoreRight } from './restore-subject.ts'

interface SendDialogProps {
  readonly sessionId: string
  readonly messages: readonly ChosenMessage[]
  readonly right: RestoreRight
  readonly onSent: (words: string) => void
  readonly onClose: () => void
}

/** Messages as files of a new mail: to whom they belong, or to addresses. */
export function SendDialog({ sessionId, messages, right, onSent, onClose }: SendDialogProps) {
  const api = useApi()
  const [isNamed, setNamed] = useState(false)
  const [to, setTo] = useState('')
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const count = formatCount(messages.length, 'message')
  const send = useMutation({
    mutationFn: async () => {
      for (const [mailboxId, items] of byMailbox(messages)) {
        const action = isNamed ? 'sendToDifferentAddress' : 'sendToDefaultAddress'
        const letter = isNamed ? { to, subject, text } : {}
        await api.send('POST', mailboxPath(sessionId, mailboxId, `items/${action}`), { items, ...letter })
      }
    },
    onSuccess() {
      onSent(`Sent: ${count} ${isNamed ? `to ${to}` : 'to the owner of the mailbox'}.`)
      onClose()
    },
  })
  return (
    <FormDialog
      title={`Send ${count} by mail`}
      submit="Send"
      isBusy={send.isPending}
      problem={isNamed && to.trim() === '' ? 'Enter an address.' : undefined}
      error={send.error}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <p>Each message goes along as a file (.eml) that a mail program opens.</p>
      {right === 'administrator' ? (
        <RadioGroup
          aria-label="To whom"
          value={isNamed ? 'named' : 'owner'}
          onChange={(_event, { value }) => setNamed(value === 'named')}
        >
          <Radio value="owner" label="To the owner of the mailbox" />
          <Radio value="named" label="To other addresses" />
        </RadioGroup>
      ) : null}
      {isNamed ? (
        <>
          <Field label="To" required hint="Addresses, with commas between them.">
            <Input value={to} onChange={(_event, { value }) => setTo(value)} />
          </Field>
          <Field label="Subject">
            <Input value={subject} onChange={(_event, { value }) => setSubject(value)} />
          </Field>
          <Field label="Text">
            <Textarea value={text} onChange={(_event, { value }) => setText(value)} />
          </Field>
        </>
      ) : null}
    </FormDialog>
  )
}
