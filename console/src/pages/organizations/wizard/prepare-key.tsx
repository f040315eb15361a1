import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { PreparedCertificate } from '@strongroom/api-client'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../../api/context.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { DownloadButton } from '../../../ui/download-button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatDate } from '../../../ui/format.ts'
import { ProblemBar } from '../../../ui/problem-bar.tsx'

interface PrepareKeyProps {
  /** Of the application; the common name of the certificate. */
  readonly name: string
  readonly onPrepared?: (keyId: string) => void
}

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
})

/** Makes a key on the server and hands out its public certificate, to be registered by whoever may. */
export function PrepareKey({ name, onPrepared }: PrepareKeyProps) {
  const styles = useStyles()
  const api = useApi()
  const prepare = useMutation({
    mutationFn: () =>
      api.send<PreparedCertificate>('POST', '/api/v1/prepared-certificates', {
        name: name.trim() === '' ? 'Strongroom Backup' : name.trim(),
      }),
  })
  const { data } = prepare
  if (data === undefined)
    return (
      <>
        <ProblemBar error={prepare.error} />
        <div>
          <Button disabled={prepare.isPending} onClick={() => prepare.mutate()}>
            Make a key here
          </Button>
        </div>
      </>
    )
  return (
    <>
      <Facts
        facts={[
          ['Key id', data.keyId],
          ['Thumbprint (SHA-1)', data.thumbprintSha1],
          ['Valid until', formatDate(data.notAfter)],
        ]}
      />
      <div className={styles.row}>
        <DownloadButton
          name="strongroom-certificate.pem"
          type="application/x-pem-file"
          content={data.certificatePem}
        >
          Download the certificate
        </DownloadButton>
        <CopyButton text={data.keyId} what="key id" />
        {onPrepared === undefined ? null : (
          <Button onClick={() => onPrepared(data.keyId)}>Use this key</Button>
        )}
      </div>
    </>
  )
}
