-- Takes a batch of ballots of one session.
--
-- KEYS[1]    rostrum:{S}
-- ARGV[1]    a fresh name, for the epoch if one begins
-- ARGV[2]    for how many ms after the beginning of an epoch a ballot with a valid receipt is taken though its box has closed
-- ARGV[3]    how many different counters a tally may hold
-- ARGV[4..]  for each ballot seven: person, box, round, seq, marks (canonical), counters (a line each),
--            "1" if it came with a valid receipt
-- result     the version, then for each ballot one of: saved, changed, closed, full, older LF seq LF marks
--
-- A ballot is kept as seq LF marks LF counters (a line each). A later ballot of the batch sees what an earlier one did.

local HEALING, MOST, FIELDS = tonumber(ARGV[2]), tonumber(ARGV[3]), 7
local ballots, tallies = {}, {}

local function ballot(person, field)
  local key = session .. ':ballots:' .. person
  local place = key .. ' ' .. field
  if ballots[place] == nil then
    local text = redis.call('HGET', key, field)
    local seq, marks, counters = string.match(text or '', '^(%d+)\n([^\n]*)\n(.*)$')
    ballots[place] = {
      key = key, field = field, newcomer = not text and person,
      seq = tonumber(seq or 0), marks = marks, counters = counters or '',
    }
  end
  return ballots[place]
end

local function tally(boxName, field)
  if not tallies[field] then
    local key = session .. ':tally:' .. field
    local size = redis.call('HLEN', key) - redis.call('HEXISTS', key, TURNOUT)
    tallies[field] = { key = key, box = boxName, size = size, was = {}, is = {} }
  end
  return tallies[field]
end

local function read(its, counter)
  its.was[counter] = tonumber(redis.call('HGET', its.key, counter) or 0)
  return its.was[counter]
end

-- Puts all counters of a ballot on (1) or takes them off (-1). One without counters is no part of the turnout.
local function count(its, counters, number)
  local is = its.is
  for counter in string.gmatch(counters, '[^\n]+') do
    local before = is[counter] or read(its, counter)
    local after = before + number
    is[counter] = after
    if before == 0 then
      its.size = its.size + 1
    elseif after == 0 then
      its.size = its.size - 1
    end
  end
  if counters ~= '' then
    is[TURNOUT] = (is[TURNOUT] or read(its, TURNOUT)) + number
  end
end

local function keep(stored, seq, marks, counters)
  stored.seq, stored.marks, stored.counters, stored.changed = seq, marks, counters, true
end

local function take(stored, its, seq, marks, counters)
  count(its, stored.counters, -1)
  count(its, counters, 1)
  if its.size > MOST then
    count(its, counters, -1)
    count(its, stored.counters, 1)
    return 'full'
  end
  keep(stored, seq, marks, counters)
  return 'saved'
end

local function outcome(person, boxName, round, seq, marks, counters, receipted)
  local its = box(boxName)
  if its.state == 'new' or its.round ~= round then
    return 'changed'
  end
  local field = boxName .. '@' .. round
  local stored = ballot(person, field)
  if stored.seq == seq and stored.marks == marks then
    return 'saved'
  elseif seq <= stored.seq then
    return 'older\n' .. whole(stored.seq) .. '\n' .. stored.marks
  elseif stored.marks == marks then
    keep(stored, seq, marks, stored.counters)
    return 'saved'
  end
  local heals = receipted == '1' and now - epochAt < HEALING
  if its.state ~= 'open' and not heals then
    return 'closed'
  end
  return take(stored, tally(boxName, field), seq, marks, counters)
end

local function writeBallots()
  for _, its in pairs(ballots) do
    if its.changed then
      redis.call('HSET', its.key, its.field, whole(its.seq) .. '\n' .. its.marks .. '\n' .. its.counters)
      if its.newcomer then
        redis.call('SADD', session .. ':people', its.newcomer)
      end
    end
  end
end

-- All counters in one call, which is one command in the append-only file, too. They are few enough to unpack, as a tally holds no more than MOST.
local function writeTally(its)
  local kept, gone = {}, {}
  for counter, number in pairs(its.is) do
    if number ~= its.was[counter] then
      stamped['tally/' .. its.box] = true
      if number == 0 then
        gone[#gone + 1] = counter
      else
        kept[#kept + 1] = counter
        kept[#kept + 1] = whole(number)
      end
    end
  end
  if next(kept) then
    redis.call('HSET', its.key, unpack(kept))
  end
  if next(gone) then
    redis.call('HDEL', its.key, unpack(gone))
  end
end

local outcomes = {}
for i = 4, #ARGV, FIELDS do
  outcomes[#outcomes + 1] =
    outcome(ARGV[i], ARGV[i + 1], ARGV[i + 2], tonumber(ARGV[i + 3]), ARGV[i + 4], ARGV[i + 5], ARGV[i + 6])
end
writeBallots()
for _, its in pairs(tallies) do
  writeTally(its)
end
finish()
table.insert(outcomes, 1, whole(version))
return outcomes
