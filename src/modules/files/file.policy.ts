import { authorizationError, authorize, definePolicy } from '../../authorization/policy.ts';
import type { Viewer } from '../../authorization/viewer.ts';

definePolicy('file', {
  upload: { may: { UNIT: 'ORGANIZATION', OFFICE: 'ORGANIZATION', LEADER: 'ORGANIZATION' } },
});

/**
 * Throws unless the viewer may upload files. A file belongs to no organization before it is attached, so a role in any
 * organization is enough.
 */
export function authorizeUpload(viewer: Viewer): void {
  const isAllowedSomewhere = viewer.grants.some(
    ({ path: organization }) => !authorizationError(viewer, 'file.upload', { organization }),
  );
  if (!isAllowedSomewhere) authorize(viewer, 'file.upload', {});
}
