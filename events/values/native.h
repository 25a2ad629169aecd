#pragma once

#include <flatbuffers/flatbuffers.h>

#include "events/values/centihours.h"
#include "events/values/cents.h"
#include "events/values/date.h"
#include "events/values/ids.h"
#include "events/values/position.h"
#include "events/values/siret.h"
#include "events/values/stream.h"

/// How the schema's structs become our values and back. The generated headers
/// include this before they define the structs, so the bodies stand in
/// pack.cc; flatc calls these by name.
namespace grandlivre::wire {
#define GL_NATIVE_STRUCTS(X)                                                                                    \
    X(RequestId)                                                                                                \
    X(AccountId)                                                                                                \
    X(DossierId) X(ActivityId) X(GrantId) X(RunId) X(LedgerId) X(Siret) X(Siren) X(Cents) X(Centihours) X(Date) \
        X(Year) X(StreamId) X(Position)
#define GL_DECLARE(name) struct name;
GL_NATIVE_STRUCTS(GL_DECLARE)
#undef GL_DECLARE
}  // namespace grandlivre::wire

namespace flatbuffers {
#define GL_DECLARE(name)                                  \
    grandlivre::wire::name Pack(const grandlivre::name&); \
    grandlivre::name UnPack(const grandlivre::wire::name&);
GL_NATIVE_STRUCTS(GL_DECLARE)
#undef GL_DECLARE
}  // namespace flatbuffers
