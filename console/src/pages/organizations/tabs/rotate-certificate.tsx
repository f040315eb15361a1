import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
} from '@fluentui/react-components'
import type { Certificate, OrganizationDetails } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/context.tsx'
import { organizationKey, organizationPath } from '../../../api/organizations.ts'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { PfxFields } from '../wizard/pfx-fields.tsx'
import { noSecrets } from '../wizard/wizard-form.ts'
import { type KeyPurpose, PurposeField } from './purpose-field.tsx'

type Next = 'new' | 'pfx' | 'key'

const names: Readonly<Record<Next, string>> = {
  new: 'Made here, where the present one lies (this server, or Azure Key Vault)',
  pfx: 'A certificate of our own with its key (PKCS#12)',
  key: 'A key that the server has already, or that lies in Azure Key Vault',
}

/** Lets another key follow now; it takes over once Microsoft has accepted it. */
export function RotateCertificate({ organization }: { readonly organization: OrganizationDetails }) {
  const { id } = organization
  const api = useApi()
  const queries = useQueryClient()
  const [purpose, setPurpose] = useState<KeyPurpose>('backup')
  const [next, setNext] = useState<Next>('new')
  const [keyId, setKeyId] = useState('')
  const [secrets, setSecrets] = useState(noSecrets)
  const rotate = useMutation({
    mutationFn: () =>
      api.send<Certificate>('POST', organizationPath(id, 'certificates/rotate'), {
        purpose,
        ...(next === 'key' ? { keyId: keyId.trim() } : {}),
        ...(next === 'pfx' ? { certificate: secrets.pfx, certificatePassword: secrets.password } : {}),
      }),
    onSuccess: () => {
      setSecrets(noSecrets)
      return queries.invalidateQueries({ queryKey: organizationKey(id, 'certificates') })
    },
  })
  const isMissing = (next === 'key' && keyId.trim() === '') || (next === 'pfx' && secrets.pfx === '')
  return (
    <>
      <PurposeField organization={organization} value={purpose} onChange={setPurpose} />
      <Field label="The next one">
        <RadioGroup
          value={next}
          onChange={(_event, { value }) => setNext(value === 'pfx' || value === 'key' ? value : 'new')}
        >
          <Radio value="new" label={names.new} />
          <Radio value="pfx" label={names.pfx} />
          <Radio value="key" label={names.key} />
        </RadioGroup>
      </Field>
      {next === 'pfx' ? <PfxFields secrets={secrets} onSecrets={setSecrets} /> : null}
      {next === 'key' ? (
        <Field label="Id of the key">
          <Input value={keyId} onChange={(_event, { value }) => setKeyId(value)} />
        </Field>
      ) : null}
      <ProblemBar error={rotate.error} />
      {rotate.isSuccess ? (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            Another certificate is on its way. It is proven by tokens first, which takes ten minutes or more;
            the life line shows how far it is.
          </MessageBarBody>
        </MessageBar>
      ) : null}
      <div>
        <Button disabled={rotate.isPending || isMissing} onClick={() => rotate.mutate()}>
          Rotate now
        </Button>
      </div>
    </>
  )
}
