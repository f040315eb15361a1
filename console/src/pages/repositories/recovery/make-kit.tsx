import { Body1, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { FormDialogBody } from '../../../ui/form-dialog.tsx'
import { KitDialogBody, KitFrame } from './kit-dialog.tsx'
import { useMakeKit } from './use-make-kit.ts'

interface MakeKitProps {
  readonly repositoryId: string
  readonly repositoryName: string
  readonly onClose: () => void
}

export const kitLabelHint = 'Where it will lie, or who has it: the safe, the notary. It tells kits apart.'

/** Asks for which place the kit is, then makes it and shows it. */
export function MakeKit({ repositoryId, repositoryName, onClose }: MakeKitProps) {
  const [label, setLabel] = useState('')
  const making = useMakeKit()
  const request = { repositoryId, label: label.trim() }
  return (
    <KitFrame isKit={!making.isIdle} onClose={onClose}>
      {making.isIdle ? (
        <FormDialogBody
          title="Make a recovery kit"
          submit="Make the kit"
          isBusy={making.isPending}
          error={null}
          onSubmit={() => making.mutate(request)}
          onClose={onClose}
        >
          <Body1>
            A page with a passphrase that opens the repository without this server, and brings the server back
            when it is lost. It is shown once; earlier kits stay valid.
          </Body1>
          <Field label="Label" hint={kitLabelHint}>
            <Input maxLength={100} value={label} onChange={(_event, { value }) => setLabel(value)} />
          </Field>
        </FormDialogBody>
      ) : (
        <KitDialogBody repositoryName={repositoryName} making={making} request={request} onClose={onClose} />
      )}
    </KitFrame>
  )
}
