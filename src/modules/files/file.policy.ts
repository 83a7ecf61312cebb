import { authorizationError, authorize, definePolicy } from '../../authorization/policy.ts';
import type { Viewer } from '../../authorization/viewer.ts';

definePolicy('file', {
  upload: { may: { UNIT: 'ORGANIZATION', OFFICE: 'ORGANIZATION', LEADER: 'ORGANIZATION' } },
});

/** A file is about no organization before it is attached, so a role anywhere is enough to send one. */
export function authorizeUpload(viewer: Viewer): void {
  const isAllowedSomewhere = viewer.grants.some(
    ({ path: organization }) => !authorizationError(viewer, 'file.upload', { organization }),
  );
  if (!isAllowedSomewhere) authorize(viewer, 'file.upload', {});
}
