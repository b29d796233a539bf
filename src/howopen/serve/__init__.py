"""`howopen serve`: the site live from memory, with forms, a JSON API and badges.

shapes     what goes in and out as JSON
kept       an answer as bytes: its ETag, its compressed form, and how it is sent
shelf      every page and JSON file of the site, made when first asked for and kept
names      which release is meant by an id, a name or an address
jobs       the queue of releases to look at, and the one worker
desk       shelf, names and queue together: what forms and API ask
bodies     request bodies: how large, how slow, which characters
limits     how often one client may ask for work
guard      before everything: whom we are asked as, from where, how often; and headers
problems   what is said when something is not to be had
badges     a verdict as a small picture
forms      the two forms, and how far a look is
interface  the JSON API
openapi    its description
application  all of it as one ASGI application
parting    a last answer, sent so that it arrives
connections  how many there are, and how long each may keep us waiting
running    the server
"""
