/** OneDrive and SharePoint. */
import { type Choice, use } from './choice.ts'

export const sites: readonly Choice[] = [
  {
    value: 'Files.Read.All',
    kind: 'application',
    uses: [
      use(
        'backup',
        ['onedrive'],
        'back up files of OneDrive with their versions',
        'OneDrive is not backed up',
      ),
    ],
    narrower: 'Files.SelectedOperations.Selected, with a grant on each file or library',
    endpoints: [
      'GET /users/{id}/drive',
      'GET /users/{id}/drives',
      'GET /drives/{id}/root/delta',
      'GET /drives/{id}/items/{id}/content',
      'GET /drives/{id}/items/{id}/versions',
    ],
  },
  {
    value: 'Files.ReadWrite.All',
    kind: 'application',
    uses: [use('restore', ['onedrive'], 'restore files to OneDrive', 'files cannot be restored to OneDrive')],
    narrower: 'Files.SelectedOperations.Selected, with a grant on each file or library',
    endpoints: ['PUT /drives/{id}/items/{id}/content'],
  },
  {
    value: 'Sites.Read.All',
    kind: 'application',
    uses: [
      use(
        'backup',
        ['sharepoint'],
        'back up sites, lists and document libraries',
        'SharePoint sites are not backed up',
      ),
    ],
    narrower: 'Sites.Selected, with a grant on each site that is to be backed up',
    endpoints: [
      'GET /sites',
      'GET /sites/{id}',
      'GET /sites/getallsites',
      'GET /sites/{id}/lists',
      'GET /sites/{id}/lists/{id}/items/delta',
      'GET /sites/{id}/drives',
    ],
  },
  {
    value: 'Sites.ReadWrite.All',
    kind: 'application',
    uses: [
      use(
        'restore',
        ['onedrive', 'sharepoint'],
        'restore lists and documents, and large files by upload sessions',
        'SharePoint cannot be restored, nor large files of OneDrive',
      ),
    ],
    narrower: 'Sites.Selected, with a write grant on each site that is to be restored',
    endpoints: [
      'POST /sites/{id}/lists',
      'POST /sites/{id}/lists/{id}/items',
      'POST /drives/{id}/items/{id}/createuploadsession',
    ],
  },
]
