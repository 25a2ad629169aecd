#include "events/catalog.h"

namespace grandlivre {

#define GL_BODY(Body)                                 \
    Body::Body() = default;                           \
    Body::Body(const Body&) = default;                \
    Body::Body(Body&&) noexcept = default;            \
    Body& Body::operator=(const Body&) = default;     \
    Body& Body::operator=(Body&&) noexcept = default; \
    Body::~Body() = default;
GL_BODY(RequestBody)
GL_BODY(EventBody)
#undef GL_BODY

}  // namespace grandlivre
