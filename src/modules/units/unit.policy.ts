import { definePolicy, type Resource } from '../../authorization/policy.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';

definePolicy('organization', {
  /** To create a new governing body: for the administrators of a whole governing body. */
  found: { may: { ADMIN: 'ORGANIZATION' } },
  create: { may: { ADMIN: 'ORGANIZATION' } },
  change: { may: { ADMIN: 'ORGANIZATION' } },
  move: { may: { ADMIN: 'ORGANIZATION' } },
  abolish: { may: { ADMIN: 'ORGANIZATION' } },
  name: { may: { ADMIN: 'ORGANIZATION' } },
});

definePolicy('group', {
  create: { may: { ADMIN: 'BODY', OFFICE: 'BODY' } },
  setMember: { may: { ADMIN: 'BODY', OFFICE: 'BODY' } },
});

definePolicy('person', {
  create: { may: { ADMIN: 'ORGANIZATION', OFFICE: 'BODY' } },
  appoint: { may: { ADMIN: 'ORGANIZATION', OFFICE: 'BODY' } },
  endPosition: { may: { ADMIN: 'ORGANIZATION', OFFICE: 'BODY' } },
});

definePolicy('bodyPolicy', { set: { may: { ADMIN: 'BODY' } } });

/** Returns the id of the governing body of an organization: the first part of its path. */
export const governingBodyId = ({ path }: Organization): string => path.slice(0, path.indexOf('/'));

/** Returns the resource for permission rules about an organization. */
export const organizationResource = (organization: Organization): Resource => ({
  organization: organization.path,
  body: `${governingBodyId(organization)}/`,
});
