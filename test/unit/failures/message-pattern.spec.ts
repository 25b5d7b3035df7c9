import { describe, expect, it } from '@jest/globals';
import { messagePattern } from '../../../lib/failures/message-pattern.js';

describe('The pattern of a message', () => {
  it.each([
    ['Order 4711 not found', 'Order <n> not found'],
    ['3,000.50 EUR of -5 are left', '<n> EUR of <n> are left'],
    ['٣٤ orders', '<n> orders'],
    ['ids 1, 2, 3 are missing', 'ids <n> are missing'],
    ['Order 0199aa12-0000-7000-8000-00000000dead is gone', 'Order <id> is gone'],
    ['No document 507f1f77bcf86cd799439011.', 'No document <id>.'],
    ['V1StGXR8_Z5jdHi6BmyT has expired', '<id> has expired'],
    ['cus_N8sX2kq91 has no card', 'cus_<id> has no card'],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED <host>'],
    ['connect ECONNREFUSED ::1:6379', 'connect ECONNREFUSED <host>'],
    ['connect ETIMEDOUT [2001:db8::1]:443', 'connect ETIMEDOUT [<host>'],
    ['getaddrinfo ENOTFOUND mail.internal', 'getaddrinfo ENOTFOUND <host>'],
    ['No answer from redis.shop:6379', 'No answer from <host>'],
    ['https://x.example/a?id=3 answered 502', '<url> answered <n>'],
    ['No mailbox ada@example.com', 'No mailbox <address>'],
    ['Input file /data/in/4.csv is missing', 'Input file <path> is missing'],
    ['C:\\data\\4.csv is locked', '<path> is locked'],
    ['It failed at 2026-03-11T08:30:00.000Z', 'It failed at <time>'],
    ['timeout of 5000ms exceeded', 'timeout of <duration> exceeded'],
    ['unique constraint "orders_pkey"', 'unique constraint "…"'],
    ['Key (id)=(42) already exists.', 'Key (id)=(<n>) already exists.'],
    ['limit=5 is too low', 'limit=<n> is too low'],
    ['{"id":5,"name":"Ada"} is no order', '{"…":<n>,"…":"…"} is no order'],
    ['page=1&size=20 is too far', 'page=<n>&size=<n> is too far'],
    ['No order ORD-7F3Q9', 'No order ORD-<id>'],
    ['user_id:550e8400-e29b-41d4-a716-446655440000,org:5', 'user_id:<id>,org:<n>'],
    ['users/550e8400-e29b-41d4-a716-446655440000/cart', 'users/<id>/cart'],
    ['Job job-550e8400-e29b-41d4-a716-446655440000 died', 'Job job-<id> died'],
    ['Bad pointer 0x1f', 'Bad pointer <id>'],
    ['1.5e+10 is too large', '<n> is too large'],
    ['Attempt 2nd of 3rd', 'Attempt <n> of <n>'],
    ['It took 2min', 'It took <duration>'],
    ['getaddrinfo EAI_AGAIN smtp.example.co.jp', 'getaddrinfo EAI_AGAIN <host>'],
    ['getaddrinfo ENOTFOUND redis', 'getaddrinfo ENOTFOUND <host>'],
    ['connect ECONNREFUSED db:5432', 'connect ECONNREFUSED <host>'],
    ['redis-cache.acme.store is away', '<host> is away'],
    ['No answer from 00:1b:44:11:3a:b7', 'No answer from <host>'],
    ['No answer from 00-1B-44-11-3A-B7', 'No answer from <host>'],
    ['10.0.0.1:5432,10.0.0.2:5432 are away', '<host> are away'],
    ['api.example.com/v1/charges/ch_1 answered 502', '<url> answered <n>'],
    ['localhost:3000/health answered 502', '<url> answered <n>'],
    ['No mailbox <ada@exämple.de>', 'No mailbox <<address>>'],
    ['It failed at Mon Nov 30 2026 10:05:03 GMT+0100 (CET)', 'It failed at <time>'],
    ['It failed at Tue, 01 Dec 2026 10:05:03 GMT', 'It failed at <time>'],
    ['It failed at 11/30/2026, 10:05:03 PM', 'It failed at <time>'],
    ['It failed at 30.11.2026 10:05', 'It failed at <time>'],
    ['It failed on Nov 30, 2026', 'It failed on <time>'],
    ['tenant „acme” is gone', 'tenant "…" is gone'],
    ['tenant ‚acme‘ is gone', 'tenant "…" is gone'],
    ['tenant ”acme” is gone', 'tenant "…" is gone'],
    ['tenant »acme« is gone', 'tenant "…" is gone'],
    ['tenant ‹acme› is gone', 'tenant "…" is gone'],
    ['ユーザー「ada」がいません', 'ユーザー"…"がいません'],
    ['{"name":"A \\"B\\" C"} is no order', '{"…":"…"} is no order'],
  ])('of %j is %j', (message, pattern) => {
    expect(messagePattern(message)).toBe(pattern);
  });

  it.each([
    'user.profile.name is not a function',
    "Don't do this",
    "The customers' orders aren't there",
    'Either and/or neither',
    'order.customer.name is missing',
    'May I march on Monday',
    'It is "open',
    'Out of memory',
    '',
  ])('of %j is the message itself', (message) => {
    expect(messagePattern(message)).toBe(message);
  });

  it('does not depend on white space', () => {
    expect(messagePattern('Out  of\n\tmemory ')).toBe('Out of memory');
  });

  it('has a bounded length, whatever the length of the message', () => {
    expect(messagePattern('word '.repeat(200_000)).length).toBeLessThanOrEqual(300);
  });

  it('is found for a word that seems to be an id in endless ways', () => {
    const word = `${'aa11'.repeat(490)}é`;

    expect(messagePattern(word).length).toBeLessThanOrEqual(300);
  });

  it('treats the text behind three names as a whole', () => {
    expect(messagePattern('a:b:c:db.example.com')).toBe('a:b:c:<host>');
    expect(messagePattern('a:b:c:d:db.example.com')).toBe('a:b:c:d:db.example.com');
    expect(messagePattern('a=b=c=d=db1.example.com')).toBe('a=b=c=d=db<n>.example.com');
  });

  it('ends a quotation at the first mark without a backslash, or else at the first mark', () => {
    expect(messagePattern('Bad path "C:\\data\\" given')).toBe('Bad path "…" given');
    expect(messagePattern('Bad path "C:\\" and "D:\\" given')).toBe('Bad path "…" given');
    expect(messagePattern('Said "a \\"b\\" c" twice')).toBe('Said "…" twice');
  });

  it('has no half characters where the message was cut inside one', () => {
    expect(messagePattern(`${'a'.repeat(1_999)}😀`).isWellFormed()).toBe(true);
    expect(messagePattern(`${'ü'.repeat(299)}😀`).isWellFormed()).toBe(true);
  });
});
